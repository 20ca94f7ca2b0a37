#include "vedette/sigma/log_source_file.hpp"

#include "sources/scalars.hpp"
#include "yaml/documents.hpp"
#include "yaml/refused.hpp"

extern "C" const char vedette_log_sources_begin[], vedette_log_sources_end[];
extern "C" const char vedette_string_inserts_begin[], vedette_string_inserts_end[];

namespace vedette::sigma {
namespace {

using detection::FieldLayout;
using detection::LogSourceMap;
using detection::LogSourceMapping;

// The elements of the `numbered` list "insert", by what they are: before other aliases, which may go on from
// there.
void takeInserts(const Node& names, LogSourceMapping& into) {
  std::vector<LogSourceMapping::Alias> inserts;
  for (const std::string& name : scalars(names))
    inserts.push_back({name, "insert" + std::to_string(inserts.size())});
  into.aliases.insert(into.aliases.begin(), inserts.begin(), inserts.end());
}

LogSourceMapping mapping(const Node& node) {
  LogSourceMapping made;
  for (const auto& [key, mark, value] : node.members) {
    if (key == "category")
      made.logSource.category = scalar(value);
    else if (key == "product")
      made.logSource.product = scalar(value);
    else if (key == "service")
      made.logSource.service = scalar(value);
    else if (key == "when")
      for (const auto& field : value.members) made.when.push_back({field.key, scalars(field.value)});
    else if (key == "fields")
      for (const auto& alias : value.members) made.aliases.push_back({alias.key, scalar(alias.value)});
    else if (key == "inserts")
      takeInserts(value, made);
    else
      throw Refused(mark, "unknown key '" + key + "'");
  }
  if (made.when.empty()) throw Refused(node.mark, "a log source wants 'when'");
  return made;
}

FieldLayout::Pairs pairs(const Node::Member& list) {
  FieldLayout::Pairs made{.list = list.key, .names = {}, .values = {}};
  for (const auto& [key, mark, value] : list.value.members) {
    if (key == "name")
      made.names = scalars(value);
    else if (key == "value")
      made.values = scalars(value);
    else if (key == "capitals")
      made.inCapitals = scalar(value) == "true";
    else
      throw Refused(mark, "unknown key '" + key + "'");
  }
  return made;
}

void readMeanings(const Node::Member& field, std::vector<FieldLayout::Meaning>& into) {
  for (const auto& path : field.value.members) {
    FieldLayout::Meaning made{path.key, field.key, {}};
    for (const auto& value : path.value.members) made.values.push_back({value.key, scalar(value.value)});
    if (made.values.empty()) throw Refused(path.mark, "'" + path.key + "' wants values and what they say");
    into.push_back(std::move(made));
  }
}

FieldLayout layout(const Node& node) {
  FieldLayout made;
  for (const auto& [key, mark, value] : node.members) {
    if (key == "paths")
      for (const auto& field : value.members)
        for (std::string& path : scalars(field.value)) made.paths.push_back({std::move(path), field.key});
    else if (key == "pairs")
      for (const auto& list : value.members) made.pairs.push_back(pairs(list));
    else if (key == "records")
      for (const auto& field : value.members) made.records.push_back({field.key, scalars(field.value)});
    else if (key == "numbered")
      for (const auto& field : value.members)
        for (std::string& list : scalars(field.value)) made.numbered.push_back({std::move(list), field.key});
    else if (key == "embedded")
      made.embedded = scalars(value);
    else if (key == "lowered")
      made.lowered = scalars(value);
    else if (key == "doubled")
      made.doubled = scalars(value);
    else if (key == "meanings")
      for (const auto& field : value.members) readMeanings(field, made.meanings);
    else
      throw Refused(mark, "unknown key '" + key + "'");
  }
  return made;
}

LogSourceMap map(const Node& document) {
  LogSourceMap made;
  for (const auto& [key, mark, value] : document.members) {
    if (key == "sources")
      for (const Node& item : value.items) made.mappings.push_back(mapping(item));
    else if (key == "layout")
      made.layout = layout(value);
    else if (key == "wider")
      for (const auto& each : value.members) made.wider.push_back({each.key, scalars(each.value)});
    else
      throw Refused(mark, "unknown key '" + key + "'");
  }
  return made;
}

}  // namespace

Result<LogSourceMap> readLogSources(std::string_view yaml) {
  try {
    const std::vector<Node> documents = readDocuments(yaml);
    if (documents.size() != 1) return invalid("log sources want one document");
    return map(documents.front());
  } catch (const Refused& refused) {
    return invalid("line " + std::to_string(refused.mark.line) + ": " + refused.what());
  }
}

const LogSourceMap& shippedLogSources() {
  static const LogSourceMap shipped = [] {
    const auto read = [](const char* begin, const char* end) {
      return readLogSources({begin, static_cast<std::size_t>(end - begin)}).value();
    };
    LogSourceMap inserts = read(vedette_string_inserts_begin, vedette_string_inserts_end);
    LogSourceMap made = read(vedette_log_sources_begin, vedette_log_sources_end);
    inserts.mappings.insert(inserts.mappings.end(), made.mappings.begin(), made.mappings.end());
    made.mappings = std::move(inserts.mappings);  // first: the others' aliases may go on from there
    return made;
  }();
  return shipped;
}

}  // namespace vedette::sigma
