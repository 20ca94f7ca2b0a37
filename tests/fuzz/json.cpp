#include <algorithm>
#include <cstdint>
#include <string>

#include "demand.hpp"
#include "vedette/domain/text.hpp"
#include "vedette/json/alert_json.hpp"
#include "vedette/json/event_json.hpp"
#include "vedette/json/object.hpp"
#include "vedette/json/raw_event_reader.hpp"

using namespace vedette;

namespace {

std::string written(const json::Object& object) {
  std::string out;
  json::Writer writer(out);
  writer.startObject();
  for (const json::Member& member : object.members()) {
    writer.name(member.name);
    member.kind == json::Kind::Text ? writer.text(member.text) : writer.raw(member.text);
  }
  writer.endObject();
  return out;
}

void objectComesBack(std::string_view input) {
  const auto object = json::Object::parse(input);
  if (!object) {
    demand(object.error().message.size() < 400, "an error echoes no unbounded input");
    return;
  }
  const std::string once = written(*object);
  demand(isStorableText(once), "what is accepted can be stored");
  const auto again = json::Object::parse(once);
  demand(again.has_value(), "what was written can be read");
  demand(written(*again) == once, "what was written comes back the same");
}

void eventComesBack(std::string_view input) {
  auto accepted = json::readEvent(input);
  if (!accepted) return;
  std::string out;
  json::Writer writer(out);
  json::writeEvent(writer, Event::from(*std::move(accepted), {}));
  demand(json::Object::parse(out).has_value(), "an accepted event is written as sound JSON");
}

bool declaresLogSource(const json::Object& object) {
  return std::any_of(object.members().begin(), object.members().end(),
                     [](const json::Member& member) { return member.name.starts_with("_ls_"); });
}

// The quick way into the store lets nothing pass that the thorough one refuses, and changes nothing.
void rawLineComesBack(std::string_view input) {
  static const SourceProfile profile =
      SourceProfile::compile({.name = "p", .timestamp = {{"a.b", {TimeFormat::Iso8601, TimeFormat::Epoch}}}})
          .value();
  json::RawEventReader reader(profile, {"source"});
  const auto event = reader.read(input);
  if (!event || input.starts_with("\xEF\xBB\xBF")) return;
  const auto object = json::Object::parse(input);
  demand(object.has_value(), "a raw line that is taken is sound");
  const auto stored = json::Object::parse(event->attributes().json());
  demand(stored.has_value(), "the attributes of a raw line are sound");
  demand(declaresLogSource(*object) || written(*stored) == written(*object), "a raw line is stored as it is");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  objectComesBack(input);
  eventComesBack(input);
  rawLineComesBack(input);
  (void)json::readAlertReport(input);
  (void)json::readAlertPatch(input);
  (void)json::toTexts(input);
  return 0;
}
