#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/events/event.hpp"
#include "vedette/domain/events/profile/severity_rule.hpp"
#include "vedette/domain/events/profile/source_time.hpp"
#include "vedette/domain/events/profile/text_template.hpp"

namespace vedette {

// A field or group of which an event's time is read, in the first of the formats that fits.
struct TimeField {
  std::string field;
  std::vector<TimeFormat> formats;
};

// What a profile says, as somebody writes it. logSource, eventType, description and uid are templates; of
// several the first counts whose fields the event has.
struct ProfileText {
  std::string name;
  std::vector<LogSource> chosenBy = {};  // requests about one of these, in all parts that it states
  std::vector<FieldNames::Group> fields = {};
  LogSource logSource = {};
  std::vector<TimeField> timestamp = {};  // the first that can be read
  std::vector<SeverityRule> severity = {};
  Severity otherwise = Severity::Info;
  std::vector<std::string> eventType = {};
  std::vector<std::string> description = {};
  std::string uid = {};       // only of what is certain to be another one for every event; else empty
  std::string envelope = {};  // a line {"Records": [...]} holds events: the name of that member
};

// What somebody who sends raw events says of them.
struct RawOrigin {
  std::string sourceName;
  LogSource logSource = {};
};

// How events of one kind of source come as the source writes them: which of their fields tell the time, the
// severity and what happened.
class SourceProfile {
 public:
  SourceProfile() = default;  // "event", of severity info, when it is received

  // Invalid names the part that is wrong, in the profile's own words: timestamp, event_type ...
  static Result<SourceProfile> compile(const ProfileText&);

  const std::string& name() const { return name_; }
  const std::vector<LogSource>& chosenBy() const { return chosenBy_; }
  const std::string& envelope() const { return envelope_; }

  // The dotted paths of the fields that it looks at.
  const std::vector<std::string>& fields() const { return fields_.all(); }

  // The event of a line with these texts in `fields()`. A log source that the line itself declares counts for
  // more than the profile's, and what the sender says for more than both. Whatever the line holds, the texts
  // keep to NewEvent's limits. No timestamp: nothing could be read, it happened when it is received. Without
  // attributes: they are the line.
  EventDraft draft(const RawOrigin&, FieldTexts, const LogSource& declared) const;

 private:
  using Templates = std::vector<TextTemplate>;
  struct Time {
    FieldNames::Number field;
    std::vector<TimeFormat> formats;
  };
  struct FieldSeverity {
    FieldNames::Number field;
    SeverityRule rule;
  };
  static std::string first(const Templates&, FieldTexts, std::string_view otherwise, std::size_t limit);
  std::optional<Timestamp> timestamp(FieldTexts) const;
  Severity severity(FieldTexts) const;
  LogSource logSource(FieldTexts) const;

  std::string name_ = "generic";
  std::vector<LogSource> chosenBy_;
  std::string envelope_;
  FieldNames fields_;
  std::vector<Time> times_;
  std::vector<FieldSeverity> severities_;
  Severity otherwise_ = Severity::Info;
  Templates eventType_, description_, uid_, category_, product_, service_;
};

}  // namespace vedette
