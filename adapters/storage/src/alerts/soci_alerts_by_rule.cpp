#include <array>

#include "alerts/soci_alerts.hpp"
#include "facets/rollup.hpp"

namespace vedette::storage {

Result<std::map<std::string, RuleAlerts>> SociAlerts::byRule(Timestamp since, Timestamp until) const {
  static constexpr std::array columns{Kind::Text, Kind::Time};
  return connection_.guarded([&]() -> Result<std::map<std::string, RuleAlerts>> {
    std::map<std::string, RuleAlerts> rules;
    connection_.each(
        "SELECT f.rule_id, (SELECT max(a.created_at) FROM alerts a WHERE a.facet_id = f.id) "
        "FROM alert_facets f WHERE f.rule_id IS NOT NULL AND f.n > 0",
        columns, {}, [&](Row& row) {
          RuleAlerts& rule = rules.try_emplace(row.text(0), RuleAlerts{0, row.time(1)}).first->second;
          rule.newest = std::max(rule.newest, row.time(1));
        });
    const Rollup rollup(connection_, AlertFacets::table());
    const auto ofRule = [&](FacetId id) { return rows_.facets().at(id).rule.has_value(); };
    for (const auto& [id, n] : rollup.byFacet(TimeRange::between(since, until), ofRule))
      rules[rows_.facets().at(id).rule->id].count += n;
    return rules;
  });
}

Result<std::map<Timestamp, std::uint64_t>> SociAlerts::hoursOfRule(std::string_view rule,
                                                                   Timestamp since) const {
  static constexpr std::array columns{Kind::Time, Kind::Integer};
  return connection_.guarded([&]() -> Result<std::map<Timestamp, std::uint64_t>> {
    std::map<Timestamp, std::uint64_t> hours;
    connection_.each(
        "SELECT h.hour, CAST(sum(h.n) AS bigint) FROM alert_facets f JOIN alert_hours h ON h.facet_id = f.id "
        "WHERE f.rule_id = ? AND h.hour >= ? GROUP BY h.hour HAVING sum(h.n) > 0",
        columns, {rule, since},
        [&](Row& row) { hours.emplace(row.time(0), static_cast<std::uint64_t>(row.integer(1))); });
    return hours;
  });
}

}  // namespace vedette::storage
