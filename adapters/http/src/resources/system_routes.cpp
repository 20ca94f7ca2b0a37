#include "answer.hpp"
#include "system.hpp"
#include "system/documents.hpp"
#include "system/health.hpp"
#include "system/metrics.hpp"
#include "system/swagger_ui.hpp"

namespace vedette::http {

namespace {

Inline redirect(unsigned status, std::string_view to) {
  return {[status, to](const Call&) {
    Response response = noContent();
    response.status = status;
    response.fields.emplace_back("Location", to);
    return response;
  }};
}

Inline health(const Services& services) {
  return {[health = Health{services}](const Call&) { return health(200); }};
}

std::vector<Route> routes(const Services& services, const EngineFigures& figures) {
  using enum Method;
  constexpr Access everybody = Access::everybody();
  constexpr Access statsRead = Access::needs(Permission::StatsRead);
  // clang-format off
  return {
      {Get, "/",               everybody, redirect(302, "/swagger/")},
      {Get, "/health",         everybody, health(services)},
      {Get, "/metrics",        statsRead, Inline{Metrics{services, figures}}},
      {Get, "/openapi.json",   everybody, Inline{openapiJson}},
      {Get, "/openapi.yaml",   everybody, Inline{openapiYaml}},
      {Get, "/swagger.json",   everybody, Inline{swaggerJson}},
      {Get, "/swagger.yaml",   everybody, Inline{swaggerYaml}},
      {Get, "/swagger",        everybody, redirect(301, "/swagger/")},
      {Get, "/swagger/",       everybody, Inline{swaggerPage}},
      {Get, "/swagger/{file}", everybody, Inline{swaggerAsset}},
      {Get, "/redoc",          everybody, redirect(301, "/redoc/")},
      {Get, "/redoc/",         everybody, Inline{swaggerPage}},
  };
  // clang-format on
}

}  // namespace

Api systemApi(const Services& services, const EngineFigures& figures) {
  Api api{"", &problem, false, routes(services, figures)};
  for (Route& route : api.routes) route = unlimited(std::move(route));
  return api;
}

}  // namespace vedette::http
