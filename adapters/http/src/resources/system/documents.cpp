#include "documents.hpp"

#include "../../facades/django/django.hpp"

extern "C" const char vedette_openapi_yaml_begin[], vedette_openapi_yaml_end[];
extern "C" const char vedette_openapi_json_begin[], vedette_openapi_json_end[];

namespace vedette::http {

Response openapiYaml(const Call&) {
  Response response;
  response.body.assign(vedette_openapi_yaml_begin, vedette_openapi_yaml_end);
  response.contentType = "application/yaml";
  return response;
}

Response openapiJson(const Call&) {
  return json(200, std::string(vedette_openapi_json_begin, vedette_openapi_json_end));
}

Response swaggerJson(const Call&) { return json(200, std::string{djangoSwagger()}); }

// JSON is YAML (YAML 1.2, section 1.3).
Response swaggerYaml(const Call& call) {
  Response response = swaggerJson(call);
  response.contentType = "application/yaml";
  return response;
}

}  // namespace vedette::http
