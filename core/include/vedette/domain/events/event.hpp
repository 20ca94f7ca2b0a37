#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/events/attributes.hpp"
#include "vedette/domain/severity.hpp"
#include "vedette/domain/timestamp.hpp"
#include "vedette/result.hpp"

namespace vedette {

struct Event;
using EventId = std::int64_t;

// Which kind of log an event comes from, in Sigma's terms; an empty part is unknown.
struct LogSource {
  std::string category;
  std::string product;
  std::string service;
  bool operator==(const LogSource&) const = default;
};

// An event as somebody sends it: nothing checked yet.
struct EventDraft {
  std::optional<std::string> uid = {};
  std::optional<std::string> sourceName = {};
  std::optional<std::string> eventType = {};
  std::optional<std::string> severity = {};
  std::optional<std::string> description = {};
  std::optional<Timestamp> timestamp = {};
  std::optional<LogSource> logSource = {};
  Attributes attributes = {};
};

// An event that was found good and is not stored yet. Only accept() makes one.
class NewEvent {
 public:
  static constexpr std::size_t maxUid = 64;
  static constexpr std::size_t maxSourceName = 255;
  static constexpr std::size_t maxEventType = 100;
  static constexpr std::size_t maxDescription = 8192;
  static constexpr std::size_t maxLogSourcePart = 100;

  // Trims the texts, reads the severity in any case, and names every broken field.
  static Result<NewEvent> accept(EventDraft draft);

  const std::optional<std::string>& uid() const { return uid_; }  // only when the sender chose one
  const std::string& sourceName() const { return sourceName_; }
  const std::string& eventType() const { return eventType_; }
  Severity severity() const { return severity_; }
  const std::string& description() const { return description_; }
  const std::optional<Timestamp>& timestamp() const { return timestamp_; }  // none: when it is received
  const std::optional<LogSource>& logSource() const { return logSource_; }
  const Attributes& attributes() const { return attributes_; }

  // An event that a store did not take, or of which nobody knows whether it did: to be sent again under the
  // uid by which a store that has it knows it.
  static NewEvent again(Event);

  // Gives it a uid, where the sender chose none.
  void identify(std::string uid);

  // Bytes that it holds while it waits.
  std::size_t weight() const;

 private:
  friend struct Event;
  NewEvent() = default;
  std::optional<std::string> uid_;
  std::string sourceName_;
  std::string eventType_;
  Severity severity_ = Severity::Info;
  std::string description_;
  std::optional<Timestamp> timestamp_;
  std::optional<LogSource> logSource_;
  Attributes attributes_;
};

// A stored event, or one on its way into the store (id 0). Nothing about a stored one ever changes.
struct Event {
  EventId id = 0;
  std::string chosenUid;  // by the sender; empty: derived, see uid()
  std::string sourceName;
  std::string eventType;
  Severity severity = Severity::Info;
  std::string description;
  Timestamp timestamp;   // when it happened, by the sender
  Timestamp receivedAt;  // when it came here
  std::optional<LogSource> logSource = {};
  Attributes attributes = {};

  static Event from(NewEvent accepted, Timestamp receivedAt);

  std::string uid() const;
};

// The uid of an event whose sender chose none: a UUIDv7 (RFC 9562) with the millisecond of receipt and, in
// place of the random part, the id. So it needs no column and no index: idOfUid() reads the id back.
std::string uidOf(EventId, Timestamp receivedAt);
std::optional<EventId> idOfUid(std::string_view uid);

}  // namespace vedette
