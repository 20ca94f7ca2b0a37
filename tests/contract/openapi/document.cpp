#include "document.hpp"

#include <rapidjson/pointer.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <stdexcept>

extern "C" const char vedette_openapi_json_begin[], vedette_openapi_json_end[];

namespace vedette::test {

namespace {

constexpr std::string_view methods[] = {"get", "put", "post", "patch", "delete", "options"};

std::string upper(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return std::toupper(c); });
  return result;
}

std::string lower(std::string_view text) {
  std::string result{text};
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return result;
}

}  // namespace

OpenapiDocument::OpenapiDocument() {
  document_.Parse(vedette_openapi_json_begin,
                  static_cast<std::size_t>(vedette_openapi_json_end - vedette_openapi_json_begin));
  if (document_.HasParseError()) throw std::runtime_error("openapi.json is no JSON");
}

std::vector<OpenapiDocument::Operation> OpenapiDocument::operations() const {
  std::vector<Operation> all;
  for (const auto& path : document_["paths"].GetObject())
    for (const auto& member : path.value.GetObject()) {
      const std::string_view method = member.name.GetString();
      if (std::find(std::begin(methods), std::end(methods), method) == std::end(methods)) continue;
      const bool marked = member.value.HasMember("x-permission");
      all.push_back({upper(method), path.name.GetString(),
                     marked ? member.value["x-permission"].GetString() : "(no x-permission)"});
    }
  return all;
}

const rapidjson::Value& OpenapiDocument::resolved(const rapidjson::Value& value) const {
  if (!value.HasMember("$ref")) return value;
  const rapidjson::Value* target = rapidjson::Pointer(value["$ref"].GetString()).Get(document_);
  if (!target) throw std::runtime_error(std::string("no target of ") + value["$ref"].GetString());
  return resolved(*target);
}

bool OpenapiDocument::describes(const Operation& operation, int status) const {
  const auto& described = document_["paths"][operation.path.c_str()][lower(operation.method).c_str()];
  return described["responses"].HasMember(std::to_string(status).c_str());
}

std::string OpenapiDocument::complaint(const Operation& operation, int status, std::string_view contentType,
                                       std::string_view body) const {
  const std::string code = std::to_string(status);
  if (!describes(operation, status)) return "the document has no response " + code;
  const auto& described = document_["paths"][operation.path.c_str()][lower(operation.method).c_str()];
  const auto& responses = described["responses"];
  const auto& response = resolved(responses[code.c_str()]);
  if (!response.HasMember("content")) return body.empty() ? "" : "the document has no body for " + code;
  const std::string type{contentType.substr(0, contentType.find(';'))};
  const auto& content = response["content"];
  if (content.HasMember("*/*")) return "";
  if (!content.HasMember(type.c_str())) return "the document has no " + type + " for " + code;
  if (type.find("json") == type.npos) return "";
  return schemaComplaint(content[type.c_str()]["schema"], body);
}

// RapidJSON knows JSON Schema's draft 4: the document keeps to what means the same in 2020-12.
std::string OpenapiDocument::schemaComplaint(const rapidjson::Value& schema, std::string_view body) const {
  rapidjson::Document whole(rapidjson::kObjectType);
  auto& allocator = whole.GetAllocator();
  rapidjson::Value all(rapidjson::kArrayType);
  all.PushBack(rapidjson::Value(schema, allocator), allocator);
  whole.AddMember("allOf", all, allocator);
  whole.AddMember("components", rapidjson::Value(document_["components"], allocator), allocator);
  const rapidjson::SchemaDocument compiled(whole);
  rapidjson::SchemaValidator validator(compiled);
  rapidjson::Document answer;
  if (answer.Parse(body.data(), body.size()).HasParseError()) return "the body is no JSON";
  if (answer.Accept(validator)) return "";
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string("the body breaks ") + validator.GetInvalidSchemaKeyword() + " at " + where.GetString();
}

}  // namespace vedette::test
