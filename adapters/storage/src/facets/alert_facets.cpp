#include "facets/alert_facets.hpp"

#include <array>

namespace vedette::storage {
namespace {

constexpr std::array columns{Kind::Integer, Kind::Integer, Kind::Text,   Kind::Text,
                             Kind::Text,    Kind::Text,    Kind::Text,   Kind::Text,
                             Kind::Text,    Kind::Integer, Kind::Boolean};

std::optional<std::string> nameOf(const std::optional<Disposition>& disposition) {
  return disposition ? std::optional(std::string(toString(*disposition))) : std::nullopt;
}

std::optional<std::int64_t> rankOf(const std::optional<Severity>& severity) {
  return severity ? std::optional(static_cast<std::int64_t>(*severity)) : std::nullopt;
}

Alert read(Row& row) {
  Alert facet;
  facet.severity = static_cast<Severity>(row.integer(1));
  facet.status = parseAlertStatus(row.text(2)).value_or(AlertStatus::New);
  facet.source = row.text(3);
  if (!row.null(4)) facet.rule = RuleRef{row.text(4), row.text(5), row.text(6)};
  if (!row.null(7)) facet.disposition = parseDisposition(row.text(7));
  facet.assignee = row.textOrNone(8);
  if (!row.null(9)) facet.eventSeverity = static_cast<Severity>(row.integer(9));
  if (row.boolean(10)) facet.event = 0;
  return facet;
}

}  // namespace

const FacetTable& AlertFacets::table() {
  using namespace std::chrono_literals;
  static const FacetTable table{"alerts",
                                "created_at",
                                "alert",
                                "alert_facets",
                                {{"alert_days", "day", 24h},
                                 {"alert_hours", "hour", 1h},
                                 {"alert_minutes", "minute", 1min},
                                 {"alert_seconds", "second", 1s}}};
  return table;
}

std::string AlertFacets::part(AlertKey key, const Alert& alert) {
  switch (key) {
    case AlertKey::CreatedAt:
      return {};
    case AlertKey::Severity:
      return std::to_string(static_cast<int>(alert.severity));
    case AlertKey::Status:
      return std::to_string(static_cast<int>(alert.status));
    case AlertKey::Source:
      return alert.source;
    case AlertKey::EventSeverity:
      return alert.eventSeverity ? std::to_string(static_cast<int>(*alert.eventSeverity)) : "";
    case AlertKey::TriageState:
      return std::to_string(static_cast<int>(triageStateOf(alert.status)));
  }
  return {};
}

std::string AlertFacets::textOf(const Alert& alert) {
  std::string text = part(AlertKey::Severity, alert) + part(AlertKey::Status, alert) +
                     part(AlertKey::EventSeverity, alert) + (alert.event ? 'e' : '-') + alert.source + '\0';
  if (alert.rule) text += alert.rule->id + '\0' + alert.rule->name + '\0' + alert.rule->kind;
  text += '\0' + nameOf(alert.disposition).value_or("");
  if (alert.assignee) text += '\0' + *alert.assignee;
  return text;
}

Alert AlertFacets::facetOf(const Alert& alert) {
  Alert facet;
  facet.severity = alert.severity;
  facet.status = alert.status;
  facet.source = alert.source;
  facet.rule = alert.rule;
  facet.disposition = alert.disposition;
  facet.assignee = alert.assignee;
  facet.eventSeverity = alert.eventSeverity;
  if (alert.event) facet.event = 0;
  return facet;
}

void AlertFacets::insert(Connection& connection, FacetId id, const Alert& alert) {
  std::optional<std::string> ruleId, ruleName, ruleKind;
  if (alert.rule)
    std::tie(ruleId, ruleName, ruleKind) = std::tie(alert.rule->id, alert.rule->name, alert.rule->kind);
  const auto disposition = nameOf(alert.disposition);
  connection.run(
      "INSERT INTO alert_facets (id, severity, status, source, rule_id, rule_name, rule_kind, disposition, "
      "assignee, event_severity, has_event, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
      {id, static_cast<int>(alert.severity), toString(alert.status), alert.source, ruleId, ruleName, ruleKind,
       disposition, alert.assignee, rankOf(alert.eventSeverity), alert.event.has_value()});
}

void AlertFacets::readAbove(Connection& connection, FacetId id, const OnFacet& onFacet) {
  connection.each(
      "SELECT id, severity, status, source, rule_id, rule_name, rule_kind, disposition, assignee, "
      "event_severity, has_event FROM alert_facets WHERE id > ? ORDER BY id",
      columns, {id}, [&](vedette::storage::Row& row) { onFacet(row.integer(0), read(row)); });
}

bool AlertFacets::constrains(const AlertFilter& filter) {
  return !filter.severities.empty() || !filter.statuses.empty() || !filter.sources.empty() ||
         !filter.rules.empty() || !filter.assignees.empty() || !filter.dispositions.empty() ||
         !filter.eventSeverities.empty() || filter.withEvent;
}

AlertFilter AlertFacets::onFacets(const AlertFilter& filter) {
  AlertFilter facets = filter;
  facets.entities.clear();
  facets.text.clear();
  facets.since.reset();
  facets.until.reset();
  return facets;
}

}  // namespace vedette::storage
