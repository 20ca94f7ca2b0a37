#pragma once

#include <deque>
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
  explicit CorrelationRun(std::shared_ptr<const detection::RuleSet>);

  void take(std::size_t number, std::string_view line, std::span<const detection::Match>,
            const detection::EventFields&);
  void finish();

  // Groups in which a correlation rule fired, counted for each rule.
  std::size_t firings() const { return fired_.size(); }

 private:
  Timestamp timeOf(std::string_view line);
  void endBatch();

  detection::Correlator correlator_;
  std::deque<json::RawEventReader> readers_;
  Timestamp last_ = {};
  std::size_t taken_ = 0;
  std::set<std::pair<std::size_t, std::vector<std::string>>> fired_;
};

}  // namespace vedette::app
