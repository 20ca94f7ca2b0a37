#pragma once

#include <optional>
#include <string>
#include <vector>

#include "members/attributes_sink.hpp"
#include "members/member_sink.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette::json {

class LogSourceSink : public MemberSink {
 public:
  explicit LogSourceSink(std::vector<FieldError>& problems) : problems_(problems) {}
  LogSource take() { return std::move(logSource_); }

 private:
  void member(std::string_view name) override;
  void scalar(Kind, std::string_view token) override;
  Sink& nested(Kind) override;

  std::vector<FieldError>& problems_;
  LogSource logSource_;
  std::string* part_ = nullptr;  // null: unknown
  std::string_view field_;       // dotted path of it
};

// Hears an event as /api/v1 takes it and keeps what is wrong with it.
class EventSink : public MemberSink {
 public:
  // What the text holds, checked by the domain.
  Result<NewEvent> accept();

 private:
  enum class Slot {
    Uid,
    SourceName,
    EventType,
    Severity,
    Description,
    Timestamp,
    LogSource,
    Attributes,
    None
  };

  void member(std::string_view name) override;
  void scalar(Kind, std::string_view token) override;
  Sink& nested(Kind) override;

  std::optional<std::string>* textSlot();
  void expected(std::string_view what, Kind got);

  EventDraft draft_;
  std::vector<FieldError> problems_;
  Slot slot_ = Slot::None;
  std::size_t unknown_ = 0;
  std::optional<LogSourceSink> logSource_;
  std::optional<AttributesSink> attributes_;
};

}  // namespace vedette::json
