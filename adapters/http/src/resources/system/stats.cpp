#include "stats.hpp"

#include "vedette/json/writer.hpp"

namespace vedette::http {

namespace {

constexpr int hours = 24;

using Counts = std::map<std::string, std::uint64_t>;

// Every name of the enumeration, zeros included.
template <class All>
void writeCounts(json::Writer& writer, std::string_view key, const Counts& counts, const All& all) {
  writer.name(key).startObject();
  for (auto each : all) {
    const auto found = counts.find(std::string{toString(each)});
    writer.name(toString(each)).count(found == counts.end() ? 0 : found->second);
  }
  writer.endObject();
}

void writeSources(json::Writer& writer, const Counts& counts) {
  writer.key("by_source").startObject();
  for (const auto& [source, count] : counts) writer.name(source).count(count);
  writer.endObject();
}

void writeHours(json::Writer& writer, const std::map<Timestamp, std::uint64_t>& counts, Timestamp since) {
  writer.key("by_hour").startArray();
  for (int i = 0; i < hours; ++i) {
    const Timestamp hour = since + std::chrono::hours{i};
    const auto found = counts.find(hour);
    writer.startObject().key("hour").time(hour);
    writer.key("count").count(found == counts.end() ? 0 : found->second).endObject();
  }
  writer.endArray();
}

}  // namespace

Result<Response> showOverview(Core& core, const Call& call) {
  const Result<OverviewFigures> figures = core.overview(call.principal);
  if (!figures) return figures.error();
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("events").startObject().key("total").count(figures->events.total);
  writeCounts(writer, "by_severity", figures->events.bySeverity, severities);
  writeSources(writer, figures->events.bySource);
  writeHours(writer, figures->events.byHour, figures->hoursSince);
  writer.endObject();
  writer.key("alerts").startObject().key("total").count(figures->alerts.total);
  writeCounts(writer, "by_severity", figures->alerts.bySeverity, severities);
  writeCounts(writer, "by_status", figures->alerts.byStatus, alertStatuses);
  writeSources(writer, figures->alerts.bySource);
  writeHours(writer, figures->alerts.byHour, figures->hoursSince);
  writer.endObject().endObject();
  return json(200, std::move(body));
}

}  // namespace vedette::http
