#include "rules/documents_reader.hpp"

#include "correlations/correlation_reader.hpp"
#include "rules/condition_parser.hpp"
#include "rules/dedup_reader.hpp"
#include "vedette/domain/text.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using namespace detection;

std::string textOf(const Node& map, std::string_view key) {
  const Node* value = map.find(key);
  if (!value || value->kind == Node::Kind::Null) return {};
  if (!value->isScalar()) throw Refused(value->mark, "'" + std::string(key) + "' must be a text");
  return value->text;
}

bool isEmpty(const LogSource& source) {
  return source.category.empty() && source.product.empty() && source.service.empty();
}

std::vector<std::string> textsOf(const Node& map, std::string_view key) {
  const Node* value = map.find(key);
  if (!value) return {};
  if (value->isScalar()) return {value->text};
  std::vector<std::string> texts;
  for (const Node& item : value->items)
    if (item.isScalar()) texts.push_back(item.text);
  return texts;
}

LogSource logSourceOf(const Node& document) {
  const Node* section = document.find("logsource");
  if (!section) return {};
  if (!section->isMap()) throw Refused(section->mark, "'logsource' must be a map");
  return {textOf(*section, "category"), textOf(*section, "product"), textOf(*section, "service")};
}

const Node& sectionOf(const Node& document, std::string_view name) {
  const Node* section = document.find(name);
  if (!section || !section->isMap())
    throw Refused(section ? section->mark : document.mark, "'" + std::string(name) + "' must be a map");
  return *section;
}

}  // namespace

std::string nameOf(const Node& document) {
  for (const std::string_view key : {"title", "id", "name"})
    if (const Node* value = document.find(key); value && value->isScalar()) return value->text.substr(0, 200);
  return {};
}

// What is odd in a document of any kind.
void DocumentReader::warnOfHead(const Node& document) {
  if (textOf(document, "title").empty()) warn(document.mark, "it has no title");
  const std::string taxonomy = textOf(document, "taxonomy");
  if (!taxonomy.empty() && !equalsIgnoringCase(taxonomy, "sigma"))
    warn(document.find("taxonomy")->mark,
         "the taxonomy '" + taxonomy +
             "' is not known: names of fields and log sources are taken as they are");
}

void DocumentReader::readHead(const Node& document, RuleHead& rule) {
  warnOfHead(document);
  rule.id = textOf(document, "id"), rule.name = textOf(document, "name");
  rule.title = textOf(document, "title");
  if (rule.id.empty()) rule.id = rule.name.empty() ? rule.title : rule.name;
  if (rule.id.empty()) throw Refused(document.mark, "it has no title");
  rule.description = textOf(document, "description");
  rule.status = textOf(document, "status");
  rule.author = textOf(document, "author");
  rule.tags = textsOf(document, "tags");
  rule.falsePositives = textsOf(document, "falsepositives");
  rule.references = textsOf(document, "references");
  const std::string level = textOf(document, "level");
  rule.level = parseSeverity(level);
  if (!level.empty() && !rule.level)
    warn(document.find("level")->mark,
         "the level '" + level + "' is none of informational, low, medium, high, critical");
  rule.version = contentHash(document);
  rule.origin = {file_, document.mark.line};
}

Rule DocumentReader::rule(const Node& document) {
  Rule rule;
  readHead(document, rule);
  rule.logSource = logSourceOf(document);
  if (isEmpty(rule.logSource)) warn(document.mark, "it names no log source: it applies to every event");
  rule.dedup = dedupOf(document);
  const Node& detection = sectionOf(document, "detection");
  if (const Node* timeframe = detection.find("timeframe"))
    warn(timeframe->mark, "'timeframe' plays no part without an aggregation: write a correlation rule");
  rule.condition = condition(detection, "timeframe");
  return rule;
}

CorrelationRule DocumentReader::correlation(const Node& document) {
  CorrelationRule rule;
  readHead(document, rule);
  if (const Node* detection = document.find("detection"))
    warn(detection->mark, "'detection' plays no part in a correlation: write it as a document of its own");
  readCorrelation(sectionOf(document, "correlation"), rule,
                  [this](Mark mark, std::string reason) { warn(mark, std::move(reason)); });
  readGenerate(document, rule);
  rule.dedup = dedupOf(document, rule);
  return rule;
}

// The rules that a filter names; none for all of them.
std::vector<std::string> DocumentReader::filteredRules(const Node& section) {
  const Node* rules = section.find("rules");
  if (!rules || rules->kind == Node::Kind::Null) throw Refused(section.mark, "the filter names no rules");
  for (const Node& item : rules->items)
    if (!item.isScalar()) throw Refused(item.mark, "'rules' must be texts");
  std::vector<std::string> names = textsOf(section, "rules");
  if (names.empty()) throw Refused(rules->mark, "the filter names no rules");
  if (names.size() == 1 && (equalsIgnoringCase(names[0], "any") || equalsIgnoringCase(names[0], "all")))
    names.clear();
  return names;
}

Filter DocumentReader::filter(const Node& document) {
  const Node& section = sectionOf(document, "filter");
  warnOfHead(document);
  Filter filter{.title = nameOf(document), .logSource = logSourceOf(document)};
  if (isEmpty(filter.logSource)) warn(document.mark, "it names no log source: it applies to rules of any");
  filter.rules = filteredRules(section);
  filter.condition = condition(section, "rules");
  filter.origin = {file_, document.mark.line};
  filter.version = contentHash(document);
  return filter;
}

Condition DocumentReader::condition(const Node& section, std::string_view notASelection) {
  try {
    return compiled(section, notASelection);
  } catch (Refused& refused) {
    refused.stage = RuleStage::Compile;
    throw;
  }
}

Condition DocumentReader::compiled(const Node& section, std::string_view notASelection) {
  Selections selections;
  const Node* wanted = nullptr;
  for (const auto& [key, mark, value] : section.members) {
    if (key == "condition")
      wanted = &value;
    else if (key != notASelection)
      selections.emplace(key, readSelection(value, values_));
  }
  if (!wanted) throw Refused(section.mark, "there is no condition");
  ConditionParser parser(selections, budget_);
  std::vector<Condition> conditions;
  if (wanted->isSequence())
    for (const Node& item : wanted->items) conditions.push_back(parser.parse(item));
  else
    conditions.push_back(parser.parse(*wanted));
  if (conditions.empty()) throw Refused(wanted->mark, "there is no condition");
  for (const std::string& name : parser.unused())
    warn(section.mark, "the condition does not use the search identifier '" + name + "'");
  return anyOf(std::move(conditions));
}

void DocumentReader::warn(Mark mark, std::string reason) {
  warnings_.push_back({.line = mark.line, .column = mark.column, .reason = std::move(reason)});
}

}  // namespace vedette::sigma
