#include "same_json.hpp"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <map>

namespace vedette::contract {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string canonicalNumber(const rapidjson::Value& number) {
  if (number.IsInt64()) return std::to_string(number.GetInt64());
  return fmt::format("{:.17g}", number.GetDouble() + 0.0);
}

void write(const rapidjson::Value& value, Writer& writer) {
  if (value.IsObject()) {
    std::map<std::string, const rapidjson::Value*> members;
    for (const auto& member : value.GetObject()) members.emplace(member.name.GetString(), &member.value);
    writer.StartObject();
    for (const auto& [name, member] : members) {
      writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
      write(*member, writer);
    }
    writer.EndObject();
  } else if (value.IsArray()) {
    writer.StartArray();
    for (const auto& element : value.GetArray()) write(element, writer);
    writer.EndArray();
  } else if (value.IsNumber()) {
    const std::string number = canonicalNumber(value);
    writer.RawValue(number.data(), number.size(), rapidjson::kNumberType);
  } else {
    value.Accept(writer);
  }
}

}  // namespace

std::string canonicalJson(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
  if (document.HasParseError()) return "not JSON: " + std::string(json);
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  write(document, writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace vedette::contract
