#include "backtest.hpp"

#include "../input/fields.hpp"
#include "../input/query_reader.hpp"
#include "rule_json.hpp"

namespace vedette::http {

namespace {

std::optional<Timestamp> readBound(json::Fields& fields, std::string_view name, Timestamp now) {
  const auto text = fields.text(name);
  if (!text) return std::nullopt;
  const auto bound = parseTimeBound(*text, now);
  if (!bound)
    fields.problem({std::string(name), Violation::BadFormat,
                    "Must be a time like 2026-11-22T08:00:00Z or a span before now like 24h.", *text});
  return bound;
}

Result<BacktestRequest> readRequest(const Request& request) {
  Result<json::Fields> fields = readFields(request);
  if (!fields) return fields.error();
  const Timestamp now = currentTime();
  BacktestRequest wanted;
  wanted.rule = fields->text("rule_id");
  wanted.text = fields->text("yaml");
  wanted.since = readBound(*fields, "since", now);
  wanted.until = readBound(*fields, "until", now);
  if (const auto limit = fields->integer("limit"))
    wanted.limit = static_cast<std::size_t>(std::max<std::int64_t>(*limit, 0));
  if (auto problems = fields->problems(); !problems.empty()) return invalid(std::move(problems));
  return wanted;
}

std::string_view nameOf(BacktestOutcome::Stop stop) {
  switch (stop) {
    case BacktestOutcome::Stop::End:
      return "end";
    case BacktestOutcome::Stop::Limit:
      return "limit";
    case BacktestOutcome::Stop::Time:
      return "time";
  }
  return "";
}

void writeExample(json::Writer& writer, const BacktestOutcome::Example& example) {
  writer.startObject();
  writer.key("event_id");
  example.event ? writer.integer(*example.event) : writer.null();
  writer.key("timestamp").time(example.at);
  writer.key("evidence").raw(example.evidence.json());
  writer.endObject();
}

Response whole(const BacktestOutcome& outcome) {
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("verdict");
  writeVerdict(writer, outcome.verdict);
  writer.key("since").time(outcome.since).key("until").time(outcome.until);
  writer.key("stopped").text(nameOf(outcome.stopped));
  writer.key("reached").timeOrNull(outcome.reached);
  writer.key("events").count(outcome.events);
  writer.key("matches").count(outcome.matches);
  writer.key("alerts").count(outcome.alerts);
  writer.key("failed").count(outcome.failed);
  writer.key("examples").startArray();
  for (const auto& example : outcome.examples) writeExample(writer, example);
  writer.endArray().endObject();
  return json(200, std::move(body));
}

}  // namespace

Result<Response> backtestRule(Core& core, const Call& call) {
  const Result<BacktestRequest> request = readRequest(call.request);
  if (!request) return request.error();
  const Result<BacktestOutcome> outcome = core.backtest(call.principal, *request);
  if (!outcome) return outcome.error();
  if (!outcome->verdict.rule) return refusalOf(outcome->verdict);
  return whole(*outcome);
}

}  // namespace vedette::http
