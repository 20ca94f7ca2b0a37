#include "vedette/sigma/log_source_file.hpp"

#include "sources/scalars.hpp"
#include "yaml/documents.hpp"
#include "yaml/refused.hpp"

extern "C" const char vedette_log_sources_begin[], vedette_log_sources_end[];

namespace vedette::sigma {
namespace {

using detection::FieldLayout;
using detection::LogSourceMap;
using detection::LogSourceMapping;

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
    else
      throw Refused(mark, "unknown key '" + key + "'");
  }
  if (made.when.empty()) throw Refused(node.mark, "a log source wants 'when'");
  return made;
}

FieldLayout::Pairs pairs(const Node::Member& list) {
  FieldLayout::Pairs made{list.key, {}, {}};
  for (const auto& [key, mark, value] : list.value.members) {
    if (key == "name")
      made.names = scalars(value);
    else if (key == "value")
      made.values = scalars(value);
    else
      throw Refused(mark, "unknown key '" + key + "'");
  }
  return made;
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
  static const LogSourceMap shipped =
      readLogSources({vedette_log_sources_begin,
                      static_cast<std::size_t>(vedette_log_sources_end - vedette_log_sources_begin)})
          .value();
  return shipped;
}

}  // namespace vedette::sigma
