#include "vedette/sigma/placeholder_file.hpp"

#include <fstream>
#include <iterator>

#include "yaml/documents.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

std::vector<std::string> valuesOf(const Node& node) {
  if (node.isScalar()) return {node.text};
  std::vector<std::string> values;
  for (const Node& item : node.items) {
    if (!item.isScalar()) throw Refused(item.mark, "a value must be a text");
    values.push_back(item.text);
  }
  if (values.empty()) throw Refused(node.mark, "a placeholder wants values");
  return values;
}

}  // namespace

Result<Placeholders> readPlaceholders(std::string_view yaml) {
  try {
    Placeholders placeholders;
    for (const Node& document : readDocuments(yaml)) {
      if (!document.isMap()) throw Refused(document.mark, "placeholders must be a map");
      for (const auto& member : document.members) placeholders[member.key] = valuesOf(member.value);
    }
    return placeholders;
  } catch (const Refused& refused) {
    return invalid("line " + std::to_string(refused.mark.line) + ": " + refused.what());
  }
}

Result<Placeholders> placeholdersOf(const std::filesystem::path& file) {
  if (file.empty()) return Placeholders{};
  std::ifstream stream(file, std::ios::binary);
  const std::string yaml{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) return invalid(file.string() + ": cannot be read");
  Result<Placeholders> read = readPlaceholders(yaml);
  if (!read) read.error().message = file.string() + ", " + read.error().message;
  return read;
}

}  // namespace vedette::sigma
