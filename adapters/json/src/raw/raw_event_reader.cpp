#include "vedette/json/raw_event_reader.hpp"

#include "raw/raw_handler.hpp"
#include "raw/raw_sink.hpp"
#include "text/reader.hpp"
#include "vedette/domain/detection/engine/quick_scanner.hpp"

namespace vedette::json {
namespace {

using detection::QuickScanner;

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";  // before the first line, by many Windows tools

detection::FieldTable tableOf(const SourceProfile& profile) {
  detection::FieldTable table;
  for (const std::string& field : profile.fields()) table.add(field);
  return table;
}

}  // namespace

struct RawEventReader::Reading {
  explicit Reading(const SourceProfile& profile) : fields(tableOf(profile)), handler(fields) {}

  bool quick(std::string_view json) {
    text.assign(json).append(QuickScanner::padding, '\0');
    handler.start(json.size(), false);
    return QuickScanner(text.data()).scan(handler, json.size());
  }

  // Takes what the handler declined until somebody checks it, or says what is wrong.
  Result<void> thorough(std::string_view json) {
    handler.start(json.size(), true);
    RawSink sink(handler);
    if (auto done = json::read(json, text, sink, Root::Object); !done) return done;
    return sink.sound() ? Result<void>() : handler.problem();
  }

  detection::FieldTable fields;
  RawHandler handler;
  std::string text;
};

RawEventReader::RawEventReader(const SourceProfile& profile, RawOrigin origin)
    : profile_(profile), origin_(std::move(origin)), reading_(std::make_unique<Reading>(profile_)) {}

RawEventReader::~RawEventReader() = default;

Result<NewEvent> RawEventReader::read(std::string_view json) {
  if (json.starts_with(byteOrderMark)) json.remove_prefix(byteOrderMark.size());
  RawHandler& heard = reading_->handler;
  if (!reading_->quick(json))
    if (auto done = reading_->thorough(json); !done) return std::move(done).error();
  Result<Attributes> attributes = heard.attributes();
  if (!attributes) return std::move(attributes).error();
  EventDraft draft = profile_.draft(origin_, heard.texts(), heard.declared());
  draft.attributes = std::move(*attributes);
  Result<NewEvent> event = NewEvent::accept(std::move(draft));
  withoutTime_ += event && !event->timestamp();
  return event;
}

}  // namespace vedette::json
