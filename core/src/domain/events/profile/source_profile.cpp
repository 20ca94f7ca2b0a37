#include "vedette/domain/events/profile/source_profile.hpp"

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

// Reads templates into their places and keeps the first problem.
class TemplateReader {
 public:
  explicit TemplateReader(FieldNames& fields) : fields_(fields) {}

  void read(const char* part, const std::vector<std::string>& texts, std::vector<TextTemplate>& into) {
    for (const std::string& text : texts) {
      Result<TextTemplate> made = TextTemplate::parse(text, fields_);
      if (made)
        into.push_back(std::move(*made));
      else if (!problem_)
        problem_ = Error{ErrorKind::Invalid,
                         made.error().message,
                         {{part, Violation::BadFormat, made.error().message + ": " + text, ""}}};
    }
  }
  void read(const char* part, const std::string& text, std::vector<TextTemplate>& into) {
    if (!text.empty()) read(part, std::vector{text}, into);
  }

  const std::optional<Error>& problem() const { return problem_; }

 private:
  FieldNames& fields_;
  std::optional<Error> problem_;
};

// The first `limit` characters.
void cut(std::string& text, std::size_t limit) {
  if (text.size() <= limit) return;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && characters++ == limit) return text.resize(i);
}

const std::string& firstNamed(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

LogSource preferred(const LogSource& a, const LogSource& b) {
  return {firstNamed(a.category, b.category), firstNamed(a.product, b.product),
          firstNamed(a.service, b.service)};
}

}  // namespace

Result<SourceProfile> SourceProfile::compile(const ProfileText& text) {
  SourceProfile made;
  made.name_ = text.name;
  made.chosenBy_ = text.chosenBy;
  made.envelope_ = text.envelope;
  made.otherwise_ = text.otherwise;
  made.fields_ = FieldNames(text.fields);
  for (const TimeField& time : text.timestamp)
    for (const auto field : made.fields_.numbers(time.field)) made.times_.push_back({field, time.formats});
  for (const SeverityRule& rule : text.severity)
    for (const auto field : made.fields_.numbers(rule.field)) made.severities_.push_back({field, rule});
  TemplateReader reader(made.fields_);
  reader.read("event_type", text.eventType, made.eventType_);
  reader.read("description", text.description, made.description_);
  reader.read("uid", text.uid, made.uid_);
  reader.read("logsource", text.logSource.category, made.category_);
  reader.read("logsource", text.logSource.product, made.product_);
  reader.read("logsource", text.logSource.service, made.service_);
  if (reader.problem()) return *reader.problem();
  return made;
}

EventDraft SourceProfile::draft(const RawOrigin& origin, FieldTexts texts, const LogSource& declared) const {
  EventDraft draft;
  draft.sourceName = origin.sourceName;
  draft.timestamp = timestamp(texts);
  draft.severity = toString(severity(texts));
  draft.eventType = first(eventType_, texts, "event", NewEvent::maxEventType);
  draft.description = first(description_, texts, *draft.eventType, NewEvent::maxDescription);
  if (std::string uid = first(uid_, texts, {}, NewEvent::maxUid + 1);
      !uid.empty() && lengthOf(uid) <= NewEvent::maxUid)
    draft.uid = std::move(uid);
  const bool declares = declared != LogSource{};
  const LogSource source = preferred(origin.logSource, declares ? declared : logSource(texts));
  if (source != LogSource{}) draft.logSource = source;
  return draft;
}

std::string SourceProfile::first(const Templates& templates, FieldTexts texts, std::string_view otherwise,
                                 std::size_t limit) {
  std::string text;
  for (const TextTemplate& each : templates) {
    if (!each.appendTo(text, texts)) continue;
    cut(text, limit);
    if (!trimmed(text).empty()) return text;
    text.clear();
  }
  return std::string(otherwise);
}

std::optional<Timestamp> SourceProfile::timestamp(FieldTexts texts) const {
  for (const auto& [field, formats] : times_) {
    if (texts[field].empty()) continue;
    for (const TimeFormat format : formats)
      if (const auto time = readTime(texts[field], format)) return time;
  }
  return {};
}

Severity SourceProfile::severity(FieldTexts texts) const {
  for (const auto& [field, rule] : severities_)
    if (const auto severity = rule.of(texts[field])) return *severity;
  return otherwise_;
}

LogSource SourceProfile::logSource(FieldTexts texts) const {
  constexpr std::size_t limit = NewEvent::maxLogSourcePart;
  return {first(category_, texts, {}, limit), first(product_, texts, {}, limit),
          first(service_, texts, {}, limit)};
}

}  // namespace vedette
