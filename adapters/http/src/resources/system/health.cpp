#include "health.hpp"

#include "vedette/json/writer.hpp"

namespace vedette::http {

namespace {
constexpr std::string_view retryAfterSeconds = "5";
}

Health::Health(const Services& services) : state_(services.state), version_(services.version) {}

Response Health::operator()(unsigned statusWhenDegraded) const {
  const SystemState state = state_();
  const auto uptime = std::chrono::steady_clock::now() - started_;
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("status").text(state.healthy ? "healthy" : "degraded");
  if (!state.healthy && !state.reason.empty()) writer.key("reason").text(state.reason);
  writer.key("components").startObject();
  for (const auto& [component, condition] : state.components) writer.name(component).text(condition);
  writer.endObject();
  writer.key("version").text(version_);
  writer.key("uptime_seconds").integer(std::chrono::duration_cast<std::chrono::seconds>(uptime).count());
  writer.endObject();
  Response response = json(state.healthy ? 200 : statusWhenDegraded, std::move(body));
  response.fields.emplace_back("Cache-Control", "no-store");
  if (response.status == 503) response.fields.emplace_back("Retry-After", retryAfterSeconds);
  return response;
}

}  // namespace vedette::http
