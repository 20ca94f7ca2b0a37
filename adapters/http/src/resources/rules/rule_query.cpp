#include "rule_query.hpp"

#include <charconv>

#include "../input/page_query.hpp"

namespace vedette::http {

namespace {

using detection::RuleFilter;

constexpr OrderNames<RuleKey, 2> orderNames{{{"title", RuleKey::Title}, {"severity", RuleKey::Severity}}};

std::optional<bool> readFlag(QueryReader& query, std::string_view name) {
  const auto text = query.text(name);
  if (!text) return std::nullopt;
  if (*text == "true") return true;
  if (*text == "false") return false;
  query.notAChoice(name, *text, {"true", "false"});
  return std::nullopt;
}

RuleFilter readFilter(QueryReader& query) {
  RuleFilter filter;
  filter.categories = query.texts("category");
  filter.products = query.texts("product");
  filter.services = query.texts("service");
  filter.severities = query.choices("severity", severities, parseSeverity);
  filter.enabled = readFlag(query, "enabled");
  filter.provenances = query.choices("origin", detection::provenances, detection::parseProvenance);
  filter.kinds = query.choices("kind", detection::ruleKinds, detection::parseRuleKind);
  filter.tags = query.texts("tag");
  filter.tactics = query.texts("tactic");
  filter.techniques = query.texts("technique");
  filter.text = query.text("q").value_or("");
  return filter;
}

// "24h" or "7d" in hours; 0: neither.
std::size_t hoursIn(std::string_view window) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(window.data(), window.data() + window.size(), number);
  if (failed != std::errc{} || number > BrowseRules::maxHours) return 0;
  const std::string_view unit = window.substr(static_cast<std::size_t>(end - window.data()));
  if (unit == "h") return number;
  return unit == "d" ? number * 24 : 0;
}

}  // namespace

Result<RuleQuery> readRuleQuery(const Request& request) {
  Result<QueryReader> query = QueryReader::of(request);
  if (!query) return query.error();
  RuleQuery wanted;
  wanted.filter = readFilter(*query);
  if (auto order = readOrdering(*query, orderNames); !order.empty()) wanted.order = std::move(order);
  wanted.page = readPage(*query, BrowseRules::maxLimit);
  if (auto checked = query->finish(); !checked) return checked.error();
  return wanted;
}

Result<std::size_t> readTimelineHours(const Request& request) {
  Result<QueryReader> query = QueryReader::of(request);
  if (!query) return query.error();
  if (const auto bucket = query->text("bucket"); bucket && *bucket != "hour")
    query->notAChoice("bucket", *bucket, {"hour"});
  const std::string window = query->text("window").value_or("24h");
  const std::size_t hours = hoursIn(window);
  if (hours == 0 || hours > BrowseRules::maxHours)
    query->problem(
        {"window", Violation::BadFormat, "Must be a span from 1h to 31d, like 24h or 7d.", window});
  if (auto checked = query->finish(); !checked) return checked.error();
  return hours;
}

}  // namespace vedette::http
