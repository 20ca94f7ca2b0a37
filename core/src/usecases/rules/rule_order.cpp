#include "usecases/rules/rule_order.hpp"

#include "vedette/domain/cursor.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using detection::CataloguedRule;

std::string keyOf(const CataloguedRule& rule, RuleKey key) {
  if (key == RuleKey::Title) return toLower(rule.title());
  return rule.severity() ? std::to_string(1 + static_cast<int>(*rule.severity())) : "0";
}

std::string groupOf(const RuleOrder& order) {
  std::string group = "rules:";
  for (const auto& [key, descending] : order)
    group.append(descending ? "-" : "+").append(std::to_string(static_cast<int>(key)));
  return group;
}

}  // namespace

RulePlace placeOf(const CataloguedRule& rule, const RuleOrder& order) {
  RulePlace place{{}, rule.id()};
  for (const auto& each : order) place.keys.push_back(keyOf(rule, each.key));
  return place;
}

bool isBefore(const RulePlace& a, const RulePlace& b, const RuleOrder& order) {
  for (std::size_t i = 0; i < order.size(); ++i)
    if (const int difference = a.keys[i].compare(b.keys[i]); difference != 0)
      return order[i].descending ? difference > 0 : difference < 0;
  return a.id < b.id;
}

// Titles and ids hold no NUL: they are storable text.
std::string cursorBehind(const RulePlace& place, const RuleOrder& order) {
  std::string group = groupOf(order);
  for (const std::string& key : place.keys) group.append(1, '\0').append(key);
  return encodeCursor({group.append(1, '\0').append(place.id), 0, 0});
}

std::optional<RulePlace> readCursor(std::string_view text, const RuleOrder& order) {
  const auto cursor = decodeCursor(text);
  if (!cursor) return std::nullopt;
  std::vector<std::string> parts{""};
  for (const char c : cursor->group) c == '\0' ? void(parts.emplace_back()) : parts.back().push_back(c);
  if (parts.size() != order.size() + 2 || parts.front() != groupOf(order)) return std::nullopt;
  return RulePlace{{parts.begin() + 1, parts.end() - 1}, std::move(parts.back())};
}

}  // namespace vedette
