#include <cstdint>
#include <set>
#include <string>

#include "demand.hpp"
#include "facades/django/input/body.hpp"
#include "facades/django/input/fields.hpp"
#include "text/percent.hpp"
#include "vedette/domain/text.hpp"

using namespace vedette;
using namespace vedette::http;
using namespace vedette::http::django;

namespace {

using Read = std::variant<json::Object, Failure>;

Read readAs(std::string_view type, std::string body) {
  Request request;
  request.fields = {{"content-type", std::string(type)}};
  request.body = std::move(body);
  return readBody(request);
}

void isSound(const json::Object& object) {
  std::set<std::string_view> names;
  for (const json::Member& member : object.members()) {
    demand(names.insert(member.name).second, "a name stands once");
    demand(isStorableText(member.name) && isStorableText(member.text), "what is read can be stored");
  }
}

void isForm(const json::Object& form) {
  demand(form.members().size() <= maxFormFields, "a form has no more fields than it may");
  std::string written;
  for (const json::Member& member : form.members()) {
    demand(member.kind == json::Kind::Text, "a form has texts alone");
    written += percentEncodedPath(member.name) + '=' + percentEncodedPath(member.text) + '&';
  }
  const Read again = readAs("application/x-www-form-urlencoded", written);
  const auto* object = std::get_if<json::Object>(&again);
  demand(object && object->members().size() == form.members().size(), "a form that is written is read again");
  for (std::size_t i = 0; i < form.members().size(); ++i)
    demand(object->members()[i].name == form.members()[i].name &&
               object->members()[i].text == form.members()[i].text,
           "a form that is written is read the same");
}

void isCoerced(const json::Object& object) {
  for (const json::Member& member : object.members()) {
    Input input(object);
    const auto text = input.text(member.name, Presence::Required);
    demand(text.has_value() != input.broken(), "a text is taken, or told to be wrong");
    demand(!text || (!text->empty() && trimmed(*text) == *text), "a text that is taken is trimmed");
    (void)input.integer(member.name, Presence::Optional);
    (void)input.boolean(member.name);
    (void)input.blankableText(member.name);
    (void)input.secret(member.name, Presence::Required);
  }
}

}  // namespace

// A line with the Content-Type, then the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const std::string_view type = input.substr(0, line);
  const Read read = readAs(type, std::string(input.substr(std::min(line + 1, input.size()))));
  if (const auto* failure = std::get_if<Failure>(&read)) {
    demand(failure->status == 400 || failure->status == 415, "a refusal has its status");
    return 0;
  }
  const auto& object = std::get<json::Object>(read);
  isSound(object);
  if (object.members().size() > 64) return 0;
  isCoerced(object);
  if (!toLower(trimmed(type.substr(0, type.find(';')))).ends_with("json")) isForm(object);
  return 0;
}
