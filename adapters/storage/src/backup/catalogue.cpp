#include "backup/catalogue.hpp"

#include <algorithm>
#include <array>

namespace vedette::storage::backup {
namespace {

constexpr Kind integer = Kind::Integer, small = Kind::Small, text = Kind::Text, json = Kind::Json,
               time = Kind::Time, boolean = Kind::Boolean;

std::vector<Table> identityTables() {
  return {
      {"counters", {"name"}, {{"name", text}, {"next", integer}}, true},
      {"roles", {"name"}, {{"name", text}, {"description", text}, {"permissions", json}}},
      {"users",
       {"id"},
       {{"id", integer},
        {"username", text},
        {"username_key", text},
        {"email", text},
        {"first_name", text},
        {"last_name", text},
        {"role", text},
        {"active", boolean},
        {"password_hash", text},
        {"created_at", time},
        {"last_login_at", time}}},
      {"sessions", {"id"}, {{"id", text}, {"user_id", integer}, {"created_at", time}, {"revoked_at", time}}},
      {"refresh_tokens",
       {"hash"},
       {{"hash", text}, {"session_id", text}, {"expires_at", time}, {"used_at", time}}},
      {"audit",
       {"id"},
       {{"id", integer},
        {"at", time},
        {"actor", text},
        {"action", text},
        {"object", text},
        {"detail", json}}},
  };
}

Table hoursOf(std::string_view name) {
  return {name, {"hour", "facet_id"}, {{"hour", time}, {"facet_id", integer}, {"n", integer}}};
}

std::vector<Table> eventTables() {
  return {
      {"event_facets",
       {"id"},
       {{"id", integer},
        {"source_name", text},
        {"event_type", text},
        {"severity", small},
        {"has_log_source", boolean},
        {"category", text},
        {"product", text},
        {"service", text},
        {"n", integer}}},
      hoursOf("event_hours"),
      {"events",
       {"id"},
       {{"id", integer},
        {"facet_id", integer},
        {"timestamp", time},
        {"received_at", time},
        {"description", text},
        {"attributes", json},
        {"uid", text}}},
      {"event_uids", {"uid"}, {{"uid", text}, {"event_id", integer}}},
  };
}

Table alertFacets() {
  return {"alert_facets",
          {"id"},
          {{"id", integer},
           {"severity", small},
           {"status", text},
           {"source", text},
           {"rule_id", text},
           {"rule_name", text},
           {"rule_kind", text},
           {"disposition", text},
           {"assignee", text},
           {"event_severity", small},
           {"has_event", boolean},
           {"n", integer}}};
}

Table alerts() {
  return {"alerts", {"id"}, {{"id", integer},       {"facet_id", integer},      {"version", integer},
                             {"title", text},       {"description", text},      {"event_id", integer},
                             {"fingerprint", text}, {"fold_key", text},         {"occurrences", integer},
                             {"first_seen", time},  {"last_seen", time},        {"entities", json},
                             {"iocs", json},        {"mitre_techniques", json}, {"affected_assets", json},
                             {"metadata", json},    {"created_at", time},       {"updated_at", time},
                             {"resolved_at", time}, {"evidence", json},         {"superseded", boolean}}};
}

std::vector<Table> alertTables() {
  return {
      alertFacets(),
      hoursOf("alert_hours"),
      alerts(),
      {"alert_entities",
       {"value", "type", "alert_id"},
       {{"value", text}, {"type", text}, {"alert_id", integer}}},
      {"alert_events", {"alert_id", "event_id"}, {{"alert_id", integer}, {"event_id", integer}}},
      {"alert_history",
       {"alert_id", "line"},
       {{"alert_id", integer},
        {"line", integer},
        {"at", time},
        {"actor", text},
        {"field", text},
        {"before", text},
        {"after", text},
        {"note", text}}},
      {"alert_feedback",
       {"alert_id", "line"},
       {{"alert_id", integer},
        {"line", integer},
        {"at", time},
        {"actor", text},
        {"verdict", text},
        {"note", text},
        {"origin", text}}},
  };
}

std::vector<Table> ruleTables() {
  return {
      {"rules", {"id"}, {{"id", text}, {"newest", integer}}},
      {"rule_versions",
       {"rule_id", "number"},
       {{"rule_id", text},
        {"number", integer},
        {"source", text},
        {"hash", text},
        {"at", time},
        {"actor", text},
        {"restored", integer}}},
      {"rule_overrides",
       {"rule_id"},
       {{"rule_id", text},
        {"enabled", boolean},
        {"severity", small},
        {"dedup_key", json},
        {"dedup_window", integer},
        {"at", time},
        {"actor", text}}},
  };
}

std::vector<Table> allTables() {
  std::vector<Table> all;
  for (auto tables : {identityTables(), eventTables(), alertTables(), ruleTables()})
    std::move(tables.begin(), tables.end(), std::back_inserter(all));
  return all;
}

}  // namespace

std::vector<Kind> kindsOf(std::span<const Column> columns) {
  std::vector<Kind> kinds;
  for (const Column& column : columns) kinds.push_back(column.kind);
  return kinds;
}

const Column* Table::find(std::string_view column) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& candidate) { return candidate.name == column; });
  return found == columns.end() ? nullptr : &*found;
}

std::span<const Table> catalogue() {
  static const std::vector<Table> tables = allTables();
  return tables;
}

const Table* findTable(std::string_view name) {
  const auto tables = catalogue();
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  return found == tables.end() ? nullptr : &*found;
}

}  // namespace vedette::storage::backup
