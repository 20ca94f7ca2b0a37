#include "vedette/domain/events/event.hpp"

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using Problems = std::vector<FieldError>;

std::string characters(std::size_t limit) { return std::to_string(limit) + " characters."; }

// The text, trimmed, or its problem.
std::string take(Problems& problems, const char* field, std::optional<std::string>& value,
                 std::size_t limit) {
  if (!value) {
    problems.push_back({field, Violation::Required, "This field is required.", ""});
    return {};
  }
  const std::string_view text = trimmed(*value);
  if (!isStorableText(text))
    problems.push_back({field, Violation::BadFormat, "Must be UTF-8 text without NUL.", ""});
  else if (text.empty())
    problems.push_back({field, Violation::Blank, "Must not be blank.", ""});
  else if (text.size() > limit && lengthOf(text) > limit)
    problems.push_back(
        {field, Violation::TooLong, "Must have no more than " + characters(limit), std::to_string(limit)});
  if (text.size() == value->size()) return std::move(*value);
  return std::string(text);
}

Severity takeSeverity(Problems& problems, const std::optional<std::string>& value) {
  if (!value) {
    problems.push_back({"severity", Violation::Required, "This field is required.", ""});
    return {};
  }
  if (const auto severity = parseSeverity(*value)) return *severity;
  problems.push_back({"severity", Violation::NotAChoice, "Must be one of info, low, medium, high, critical.",
                      isStorableText(*value) ? value->substr(0, 64) : ""});
  return {};
}

void checkLogSourcePart(Problems& problems, const char* field, std::string_view part) {
  if (!isStorableText(part))
    problems.push_back({field, Violation::BadFormat, "Must be UTF-8 text without NUL.", ""});
  else if (lengthOf(part) > NewEvent::maxLogSourcePart)
    problems.push_back({field, Violation::TooLong,
                        "Must have no more than " + characters(NewEvent::maxLogSourcePart),
                        std::to_string(NewEvent::maxLogSourcePart)});
}

}  // namespace

Result<NewEvent> NewEvent::accept(EventDraft draft) {
  Problems problems;
  NewEvent event;
  event.sourceName_ = take(problems, "source_name", draft.sourceName, maxSourceName);
  event.eventType_ = take(problems, "event_type", draft.eventType, maxEventType);
  event.severity_ = takeSeverity(problems, draft.severity);
  event.description_ = take(problems, "description", draft.description, maxDescription);
  if (draft.uid) event.uid_ = take(problems, "uid", draft.uid, maxUid);
  if (draft.logSource) {
    checkLogSourcePart(problems, "logsource.category", draft.logSource->category);
    checkLogSourcePart(problems, "logsource.product", draft.logSource->product);
    checkLogSourcePart(problems, "logsource.service", draft.logSource->service);
    event.logSource_ = std::move(draft.logSource);
  }
  event.timestamp_ = draft.timestamp;
  event.attributes_ = std::move(draft.attributes);
  if (!problems.empty()) return invalid(std::move(problems));
  return event;
}

std::size_t NewEvent::weight() const {
  return sizeof(NewEvent) + sourceName_.size() + eventType_.size() + description_.size() +
         attributes_.json().size();
}

Event Event::from(NewEvent accepted, Timestamp receivedAt) {
  Event event;
  event.chosenUid = std::move(accepted.uid_).value_or("");
  event.sourceName = std::move(accepted.sourceName_);
  event.eventType = std::move(accepted.eventType_);
  event.severity = accepted.severity_;
  event.description = std::move(accepted.description_);
  event.timestamp = accepted.timestamp_.value_or(receivedAt);
  event.receivedAt = receivedAt;
  event.logSource = std::move(accepted.logSource_);
  event.attributes = std::move(accepted.attributes_);
  return event;
}

std::string Event::uid() const { return chosenUid.empty() ? uidOf(id, receivedAt) : chosenUid; }

}  // namespace vedette
