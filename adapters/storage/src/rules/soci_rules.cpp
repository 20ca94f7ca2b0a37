#include "rules/soci_rules.hpp"

#include <algorithm>
#include <array>

namespace vedette::storage {
namespace {

using detection::CustomRule;
using detection::RuleVersion;

constexpr std::array columns{Kind::Text, Kind::Integer, Kind::Text,   Kind::Text,
                             Kind::Time, Kind::Text,    Kind::Integer};

CustomRule read(Row& row) {
  CustomRule rule;
  rule.id = row.text(0);
  rule.newest = {static_cast<std::uint64_t>(row.integer(1)), row.text(2), row.text(3), row.time(4),
                 row.text(5)};
  if (const auto restored = row.integerOrNone(6))
    rule.newest.restored = static_cast<std::uint64_t>(*restored);
  return rule;
}

Error noRule() { return notFound("There is no such custom rule."); }

}  // namespace

void SociRules::insertVersion(std::string_view rule, const RuleVersion& version) {
  connection_.run(
      "INSERT INTO rule_versions (rule_id, number, source, hash, at, actor, restored) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      {rule, version.number, version.text, version.hash, version.at, version.actor, version.restored});
}

Result<void> SociRules::add(const CustomRule& rule) {
  return connection_.guarded([&]() -> Result<void> {
    const auto added = connection_.run("INSERT INTO rules (id, newest) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                       {rule.id, rule.newest.number});
    if (added == 0) return conflict("The rule's id is taken.");
    insertVersion(rule.id, rule.newest);
    return {};
  });
}

Result<void> SociRules::addVersion(std::string_view rule, const RuleVersion& version) {
  return connection_.guarded([&]() -> Result<void> {
    const auto newest = connection_.integer("SELECT newest FROM rules WHERE id = ?", {rule});
    if (!newest) return noRule();
    if (version.number != static_cast<std::uint64_t>(*newest) + 1)
      return Error{ErrorKind::Stale, "The rule was changed by somebody else."};
    insertVersion(rule, version);
    connection_.run("UPDATE rules SET newest = ? WHERE id = ?", {version.number, rule});
    return {};
  });
}

Result<void> SociRules::remove(std::string_view rule) {
  return connection_.guarded([&]() -> Result<void> {
    if (connection_.run("DELETE FROM rules WHERE id = ?", {rule}) == 0) return noRule();
    connection_.run("DELETE FROM rule_overrides WHERE rule_id = ?", {rule});
    return {};
  });
}

Result<std::vector<CustomRule>> SociRules::list() const {
  return connection_.guarded([&]() -> Result<std::vector<CustomRule>> {
    std::vector<CustomRule> rules;
    connection_.each(
        "SELECT v.rule_id, v.number, v.source, v.hash, v.at, v.actor, v.restored "
        "FROM rules r JOIN rule_versions v ON v.rule_id = r.id AND v.number = r.newest",
        columns, {}, [&](Row& row) { rules.push_back(read(row)); });
    std::sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return rules;
  });
}

Result<std::vector<RuleVersion>> SociRules::versions(std::string_view rule) const {
  return connection_.guarded([&]() -> Result<std::vector<RuleVersion>> {
    std::vector<RuleVersion> versions;
    connection_.each(
        "SELECT rule_id, number, source, hash, at, actor, restored FROM rule_versions "
        "WHERE rule_id = ? ORDER BY number DESC",
        columns, {rule}, [&](Row& row) { versions.push_back(read(row).newest); });
    if (versions.empty()) return noRule();
    return versions;
  });
}

}  // namespace vedette::storage
