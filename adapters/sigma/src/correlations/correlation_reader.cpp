#include "correlations/correlation_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "correlations/reference_parser.hpp"
#include "correlations/timespan.hpp"
#include "vedette/domain/text.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using namespace detection;

struct NamedType {
  std::string_view name;
  CorrelationType type;
  std::optional<double> percentile = {};  // that the name says
};
constexpr std::array types{NamedType{"event_count", CorrelationType::EventCount},
                           NamedType{"value_count", CorrelationType::ValueCount},
                           NamedType{"value_sum", CorrelationType::ValueSum},
                           NamedType{"value_avg", CorrelationType::ValueAverage},
                           NamedType{"value_percentile", CorrelationType::ValuePercentile},
                           NamedType{"value_median", CorrelationType::ValuePercentile, 50},
                           NamedType{"value_min", CorrelationType::ValuePercentile, 0},
                           NamedType{"value_max", CorrelationType::ValuePercentile, 100},
                           NamedType{"temporal", CorrelationType::Temporal},
                           NamedType{"temporal_ordered", CorrelationType::TemporalOrdered},
                           // pySigma's names for those with a condition over rules
                           NamedType{"temporal_extended", CorrelationType::Temporal},
                           NamedType{"temporal_ordered_extended", CorrelationType::TemporalOrdered}};

struct NamedOperator {
  std::string_view name;
  Threshold::Operator by;
};
constexpr std::array operators{NamedOperator{"gt", Threshold::Operator::Greater},
                               NamedOperator{"gte", Threshold::Operator::GreaterOrEqual},
                               NamedOperator{"lt", Threshold::Operator::Less},
                               NamedOperator{"lte", Threshold::Operator::LessOrEqual},
                               NamedOperator{"eq", Threshold::Operator::Equal},
                               NamedOperator{"neq", Threshold::Operator::NotEqual}};

bool isTemporal(CorrelationType type) {
  return type == CorrelationType::Temporal || type == CorrelationType::TemporalOrdered;
}

const Node* present(const Node& map, std::string_view key) {
  const Node* value = map.find(key);
  return value && value->kind != Node::Kind::Null ? value : nullptr;
}

constexpr std::size_t mostNames = 64;       // of one list
constexpr std::size_t mostAliases = 1'000;  // fields of all aliases together

// The texts of a list, or the one of a scalar.
std::vector<const Node*> scalarsOf(const Node& value, const std::string& what) {
  std::vector<const Node*> scalars;
  if (value.items.size() > mostNames)
    throw Refused(value.mark, what + " holds more than " + std::to_string(mostNames) + " texts");
  if (value.isScalar()) scalars.push_back(&value);
  for (const Node& item : value.items) scalars.push_back(&item);
  for (const Node* each : scalars)
    if (!each->isScalar() || each->text.empty()) throw Refused(each->mark, what + " must be texts");
  if (value.isMap()) throw Refused(value.mark, what + " must be a list");
  return scalars;
}

std::vector<std::string> namesIn(const Node& section, std::string_view key) {
  std::vector<std::string> names;
  if (const Node* value = present(section, key))
    for (const Node* each : scalarsOf(*value, "'" + std::string(key) + "'"))
      if (std::find(names.begin(), names.end(), each->text) == names.end()) names.push_back(each->text);
  return names;
}

const NamedType& typeOf(const Node& section) {
  const Node* value = present(section, "type");
  if (!value) throw Refused(section.mark, "the correlation has no type");
  for (const NamedType& each : types)
    if (value->isScalar() && equalsIgnoringCase(value->text, each.name)) return each;
  throw Refused(value->mark,
                "the type '" + value->text +
                    "' is none of event_count, value_count, value_sum, value_avg, value_percentile, "
                    "value_median, value_min, value_max, temporal, temporal_ordered");
}

std::vector<RuleReference> rulesOf(const Node& section) {
  std::vector<RuleReference> rules;
  const Node* value = present(section, "rules");
  if (!value) return rules;
  for (const Node* each : scalarsOf(*value, "'rules'")) {
    const auto isSame = [&](const RuleReference& other) { return other.to == each->text; };
    if (std::any_of(rules.begin(), rules.end(), isSame))
      throw Refused(each->mark, "the rule '" + each->text + "' stands twice");
    rules.push_back({each->text, each->mark.line, each->mark.column});
  }
  return rules;
}

std::chrono::microseconds timespanOf(const Node& section) {
  const Node* value = present(section, "timespan");
  if (!value) throw Refused(section.mark, "the correlation has no timespan");
  const auto timespan = value->isScalar() ? parseTimespan(value->text) : std::nullopt;
  if (!timespan)
    throw Refused(value->mark,
                  "the timespan '" + value->text +
                      "' is no number with s, m, h, d, w, M or y behind it, or longer than ten years");
  return *timespan;
}

std::vector<CorrelationAlias> aliasesOf(const Node& section) {
  std::vector<CorrelationAlias> aliases;
  const Node* value = present(section, "aliases");
  if (value && !value->isMap()) throw Refused(value->mark, "'aliases' must be a map");
  for (const auto& [alias, mark, fields] : value ? value->members : std::vector<Node::Member>{}) {
    if (!fields.isMap()) throw Refused(mark, "the alias '" + alias + "' must be a map of rules and fields");
    for (const auto& [rule, where, field] : fields.members) {
      if (!field.isScalar()) throw Refused(where, "a field of the alias '" + alias + "' must be a text");
      if (aliases.size() == mostAliases)
        throw Refused(where, "more than " + std::to_string(mostAliases) + " fields of aliases");
      aliases.push_back({alias, rule, field.text});
    }
  }
  return aliases;
}

double numberOf(const Node& value) {
  double number = 0;
  const char* const end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, number);
  if (!value.isScalar() || error != std::errc{} || stop != end || !std::isfinite(number))
    throw Refused(value.mark, "condition: '" + value.text + "' is no number");
  return number;
}

void readThresholds(const Node& condition, CorrelationRule& rule) {
  for (const auto& [key, mark, value] : condition.members) {
    const auto known = std::ranges::find(operators, std::string_view(key), &NamedOperator::name);
    if (known != operators.end()) {
      rule.thresholds.push_back({known->by, numberOf(value)});
    } else if (key == "field") {
      rule.valueFields = namesIn(condition, key);
    } else if (key == "percentile") {
      rule.percentile = numberOf(value);
    } else {
      throw Refused(mark, "condition: '" + key + "' is none of gt, gte, lt, lte, eq, neq, field, percentile");
    }
  }
  if (rule.thresholds.empty()) throw Refused(condition.mark, "condition: it compares with nothing");
}

void readCondition(const Node& condition, CorrelationRule& rule, const Warn& warn) {
  if (condition.isMap()) return readThresholds(condition, rule);
  if (!condition.isScalar()) throw Refused(condition.mark, "the condition must be a map or a text");
  if (!isTemporal(rule.type))
    throw Refused(condition.mark, "only temporal and temporal_ordered have a condition over rules");
  ReferenceParser parser(condition, rule.rules);
  rule.condition = parser.parse();
  for (const std::string& name : parser.unused())
    warn(condition.mark, "the condition does not use the rule '" + name + "'");
}

void readValueFields(const Node& section, CorrelationRule& rule, const Warn& warn) {
  if (rule.valueFields.empty()) rule.valueFields = namesIn(section, "field");
  const bool wantsValues = !isTemporal(rule.type) && rule.type != CorrelationType::EventCount;
  const Node* condition = section.find("condition");
  const Mark mark = condition ? condition->mark : section.mark;
  if (wantsValues && rule.valueFields.empty()) throw Refused(mark, "the condition names no field");
  if (!wantsValues && !rule.valueFields.empty()) warn(mark, "the field plays no part in this type");
}

// Of the types that are percentiles only one asks which.
void settlePercentile(const Node& section, const NamedType& type, CorrelationRule& rule, const Warn& warn) {
  const Node* condition = section.find("condition");
  const bool isStated = condition && condition->find("percentile");
  const bool isAsked = type.type == CorrelationType::ValuePercentile && !type.percentile;
  if (isAsked && !isStated) warn(section.mark, "without 'percentile' the median is taken");
  if (!isAsked && isStated) warn(condition->mark, "only value_percentile has a percentile");
  if (type.percentile) rule.percentile = *type.percentile;
}

void warnOfUnknown(const Node& section, const Warn& warn) {
  constexpr std::array<std::string_view, 8> known{"type",      "rules",   "group-by", "timespan",
                                                  "condition", "aliases", "field",    "generate"};
  for (const auto& member : section.members)
    if (std::find(known.begin(), known.end(), member.key) == known.end())
      warn(member.mark, "'" + member.key + "' is not known in a correlation");
}

}  // namespace

void readCorrelation(const Node& section, CorrelationRule& rule, const Warn& warn) {
  const NamedType& type = typeOf(section);
  rule.type = type.type;
  rule.rules = rulesOf(section);
  rule.groupBy = namesIn(section, "group-by");
  rule.timespan = timespanOf(section);
  rule.aliases = aliasesOf(section);
  if (const Node* condition = present(section, "condition"))
    readCondition(*condition, rule, warn);
  else if (!isTemporal(rule.type))
    throw Refused(section.mark, "the correlation has no condition");
  if (rule.rules.empty()) throw Refused(section.mark, "the correlation refers to no rules");
  readValueFields(section, rule, warn);
  settlePercentile(section, type, rule, warn);
  readGenerate(section, rule);
  warnOfUnknown(section, warn);
}

void readGenerate(const Node& map, CorrelationRule& rule) {
  const Node* value = present(map, "generate");
  if (!value) return;
  const bool isTrue = equalsIgnoringCase(value->text, "true");
  if (!value->isScalar() || (!isTrue && !equalsIgnoringCase(value->text, "false")))
    throw Refused(value->mark, "'generate' must be true or false");
  rule.generate = isTrue;
}

}  // namespace vedette::sigma
