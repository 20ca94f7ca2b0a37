#include <algorithm>
#include <array>

#include "rules/soci_rules.hpp"
#include "vedette/json/alert_json.hpp"

namespace vedette::storage {
namespace {

using detection::RuleOverride;

constexpr std::array columns{Kind::Text,    Kind::Boolean, Kind::Integer, Kind::Json,
                             Kind::Integer, Kind::Time,    Kind::Text};

std::optional<std::int64_t> rankOf(const std::optional<Severity>& severity) {
  return severity ? std::optional(static_cast<std::int64_t>(*severity)) : std::nullopt;
}

RuleOverride read(Row& row) {
  RuleOverride change;
  change.rule = row.text(0);
  change.enabled = row.boolean(1);
  if (const auto rank = row.integerOrNone(2)) change.severity = static_cast<Severity>(*rank);
  if (!row.null(3)) change.dedupKey = json::toTexts(row.text(3));
  if (const auto window = row.integerOrNone(4)) change.dedupWindow = std::chrono::seconds(*window);
  change.at = row.time(5);
  change.actor = row.text(6);
  return change;
}

}  // namespace

Result<void> SociRules::setOverride(const RuleOverride& change) {
  return connection_.guarded([&]() -> Result<void> {
    connection_.run("DELETE FROM rule_overrides WHERE rule_id = ?", {change.rule});
    if (change.changesNothing()) return {};
    std::optional<std::string> key;
    if (change.dedupKey) key = json::fromTexts(*change.dedupKey);
    std::optional<std::int64_t> window;
    if (change.dedupWindow) window = change.dedupWindow->count();
    connection_.run(
        "INSERT INTO rule_overrides (rule_id, enabled, severity, dedup_key, dedup_window, at, actor) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {change.rule, change.enabled, rankOf(change.severity),
         key ? Value::json(*key) : Value::absent(Kind::Json), window, change.at, change.actor});
    return {};
  });
}

Result<std::vector<RuleOverride>> SociRules::overrides() const {
  return connection_.guarded([&]() -> Result<std::vector<RuleOverride>> {
    std::vector<RuleOverride> all;
    connection_.each(
        "SELECT rule_id, enabled, severity, dedup_key, dedup_window, at, actor FROM rule_overrides", columns,
        {}, [&](Row& row) { all.push_back(read(row)); });
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.rule < b.rule; });
    return all;
  });
}

}  // namespace vedette::storage
