#include "vedette/domain/events/event.hpp"

#include "domain/text_field.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using Problems = std::vector<FieldError>;

void checkLogSourcePart(Problems& problems, const char* field, std::string_view part) {
  if (!isStorableText(part))
    problems.push_back({field, Violation::BadFormat, "Must be UTF-8 text without NUL.", ""});
  else if (lengthOf(part) > NewEvent::maxLogSourcePart)
    problems.push_back(
        {field, Violation::TooLong,
         "Must have no more than " + std::to_string(NewEvent::maxLogSourcePart) + " characters.",
         std::to_string(NewEvent::maxLogSourcePart)});
}

}  // namespace

Result<NewEvent> NewEvent::accept(EventDraft draft) {
  Problems problems;
  NewEvent event;
  event.sourceName_ = takeText(problems, "source_name", std::move(draft.sourceName), maxSourceName);
  event.eventType_ = takeText(problems, "event_type", std::move(draft.eventType), maxEventType);
  event.severity_ = takeSeverity(problems, draft.severity);
  event.description_ = takeText(problems, "description", std::move(draft.description), maxDescription);
  if (draft.uid) event.uid_ = takeText(problems, "uid", std::move(draft.uid), maxUid);
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

NewEvent NewEvent::again(Event event) {
  NewEvent same;
  if (!event.chosenUid.empty() || event.id > 0) same.uid_ = event.uid();
  same.sourceName_ = std::move(event.sourceName);
  same.eventType_ = std::move(event.eventType);
  same.severity_ = event.severity;
  same.description_ = std::move(event.description);
  same.timestamp_ = event.timestamp;
  same.logSource_ = std::move(event.logSource);
  same.attributes_ = std::move(event.attributes);
  return same;
}

void NewEvent::identify(std::string uid) {
  if (!uid_) uid_ = std::move(uid);
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
