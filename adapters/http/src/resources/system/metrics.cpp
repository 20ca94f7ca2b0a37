#include "metrics.hpp"

#include <fmt/format.h>

#include <iterator>

namespace vedette::http {

namespace {

using Figures = EngineFigures::Figures;

bool dropSuffix(std::string_view& name, std::string_view suffix) {
  if (!name.ends_with(suffix)) return false;
  name.remove_suffix(suffix.size());
  return true;
}

// The family that a sample belongs to, and its type.
struct Family {
  std::string_view name;
  std::string_view type;

  static Family of(std::string_view sample, const std::string& histogram) {
    std::string_view name = sample.substr(0, sample.find('{'));
    if (dropSuffix(name, "_bucket")) return {name, "histogram"};
    std::string_view base = name;
    if ((dropSuffix(base, "_sum") || dropSuffix(base, "_count")) && base == histogram)
      return {base, "histogram"};
    return {name, name.ends_with("_total") ? "counter" : "gauge"};
  }
};

// Samples of one family stand together, as the format asks.
std::string exposition(const Figures& figures) {
  std::string text;
  std::string family;
  for (const auto& [sample, value] : figures) {
    const Family belongs = Family::of(sample, family);
    if (belongs.name != family) {
      family = belongs.name;
      fmt::format_to(std::back_inserter(text), "# TYPE {} {}\n", family, belongs.type);
    }
    fmt::format_to(std::back_inserter(text), "{} {}\n", sample, value);
  }
  return text;
}

}  // namespace

Metrics::Metrics(const Services& services, const EngineFigures& figures)
    : state_(services.state), version_(services.version), figures_(&figures) {}

Response Metrics::operator()(const Call&) const {
  const SystemState state = state_();
  Figures figures{{fmt::format("vedette_build_info{{version=\"{}\"}}", version_), 1},
                  {"vedette_healthy", state.healthy ? 1 : 0}};
  figures.insert(figures.end(), state.metrics.begin(), state.metrics.end());
  figures_->appendTo(figures);
  Response response;
  response.body = exposition(figures);
  response.contentType = "text/plain; version=0.0.4; charset=utf-8";
  response.fields.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace vedette::http
