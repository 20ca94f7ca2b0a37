#include "events/event_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "members/field_problems.hpp"
#include "text/reader.hpp"
#include "vedette/json/event_json.hpp"

namespace vedette::json {
namespace {

// In the order of EventSink::Slot.
constexpr std::array<std::string_view, 8> names{"uid",         "source_name", "event_type", "severity",
                                                "description", "timestamp",   "logsource",  "attributes"};

}  // namespace

void EventSink::member(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  slot_ = static_cast<Slot>(found - names.begin());
  if (slot_ == Slot::None && ++unknown_ <= maxUnknownReported)
    problems_.push_back(unknownField(name, listed(names)));
}

void EventSink::scalar(Kind kind, std::string_view token) {
  if (slot_ == Slot::None) return;
  if (slot_ == Slot::LogSource && kind == Kind::Null) return;  // as writeEvent() writes an unknown one
  if (slot_ == Slot::LogSource || slot_ == Slot::Attributes) return expected("an object", kind);
  if (kind != Kind::Text) return expected("a string", kind);
  if (slot_ != Slot::Timestamp) {
    textSlot()->emplace(token);
    return;
  }
  draft_.timestamp = parseTimestamp(token);
  if (!draft_.timestamp) problems_.push_back(badTimestamp("timestamp"));
}

Sink& EventSink::nested(Kind kind) {
  if (slot_ == Slot::None) return ignored();
  if (slot_ == Slot::LogSource && kind == Kind::Object) return logSource_.emplace(problems_);
  if (slot_ == Slot::Attributes && kind == Kind::Object) return attributes_.emplace();
  const bool object = slot_ == Slot::LogSource || slot_ == Slot::Attributes;
  expected(object ? "an object" : "a string", kind);
  return ignored();
}

std::optional<std::string>* EventSink::textSlot() {
  switch (slot_) {
    case Slot::Uid:
      return &draft_.uid;
    case Slot::SourceName:
      return &draft_.sourceName;
    case Slot::EventType:
      return &draft_.eventType;
    case Slot::Severity:
      return &draft_.severity;
    default:
      return &draft_.description;
  }
}

void EventSink::expected(std::string_view what, Kind got) {
  problems_.push_back(wrongType(names[static_cast<std::size_t>(slot_)], what, got));
}

Result<NewEvent> EventSink::accept() {
  if (logSource_) draft_.logSource = logSource_->take();
  if (attributes_) {
    auto attributes = attributes_->build();
    if (attributes)
      draft_.attributes = std::move(*attributes);
    else
      addProblems(problems_, attributes.error());
  }
  auto event = NewEvent::accept(std::move(draft_));
  if (problems_.empty()) return event;
  if (!event) addProblems(problems_, event.error());
  return invalid(std::move(problems_));
}

Result<NewEvent> readEvent(std::string_view json) {
  EventSink sink;
  if (auto done = read(json, sink, Root::Object); !done) return std::move(done).error();
  return sink.accept();
}

}  // namespace vedette::json
