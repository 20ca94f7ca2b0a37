#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette {

// Knows when each source was heard last, and raises an alert when one falls silent: nothing is worse than
// rules that find nothing because nothing comes. Not for concurrent use.
class SourceWatch {
 public:
  static constexpr std::size_t maxSources = 10'000;  // names come from senders; further ones are not watched

  // Absent: no silence is too long.
  explicit SourceWatch(std::optional<Timestamp::duration> silence = {}) : silence_(silence) {}

  std::optional<Timestamp::duration> silence() const { return silence_; }

  void heard(const std::string& source, Timestamp receivedAt);
  void heard(std::span<const Event>);

  // The sources that were silent for too long by now and were not told since they were heard.
  std::vector<AlertDraft> silent(Timestamp now) const;

  // That these alerts are stored.
  void told(Timestamp now);

 private:
  struct Source {
    Timestamp heard;
    bool told = false;
  };
  bool isSilent(const Source& source, Timestamp now) const {
    return silence_ && !source.told && now - source.heard > *silence_;
  }

  std::optional<Timestamp::duration> silence_;
  std::unordered_map<std::string, Source> sources_;
};

}  // namespace vedette
