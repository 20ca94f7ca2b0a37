#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "vedette/domain/detection/correlation/correlator.hpp"
#include "vedette/json/raw_event_reader.hpp"

namespace vedette::app {

// Correlates the matches of lines of events, each at the time that one of the shipped source profiles finds
// in its line, else at that of the line before.
class CorrelationRun {
 public:
  // Hears of each firing, with the number of the last line that contributes to it.
  using Heard = std::function<void(std::size_t line, const detection::CorrelationRule&)>;

  CorrelationRun(std::shared_ptr<const detection::RuleSet>, Heard);

  void take(std::size_t number, std::string_view line, std::span<const detection::Match>,
            const detection::EventFields&);
  void finish();

  // Groups in which a correlation rule fired, counted for each rule.
  std::size_t firings() const { return fired_.size(); }
  std::uint64_t late() const { return correlator_.health().late; }

 private:
  Timestamp timeOf(std::string_view line);
  void endBatch();

  Heard heard_;
  detection::Correlator correlator_;
  std::deque<json::RawEventReader> readers_;
  Timestamp last_ = {};
  std::set<std::pair<std::size_t, std::vector<std::string>>> fired_;
};

}  // namespace vedette::app
