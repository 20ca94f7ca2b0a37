#include "rules/placeholders.hpp"

#include <algorithm>

namespace vedette::sigma {
namespace {

bool isName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// The end of the name that begins at `from`, when "%" follows it.
std::size_t nameEnd(const std::string& text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && isName(text[end])) ++end;
  return end > from && end < text.size() && text[end] == '%' ? end : std::string::npos;
}

using Values = std::vector<std::string>;

// A plain text, or any of a placeholder's values, one behind the other.
using Parts = std::vector<Values>;

// Nothing when a placeholder, which `unknown` then is, has no values.
std::optional<Parts> split(const std::string& text, const Placeholders& placeholders, std::string& unknown) {
  Parts parts{{""}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '%';
    const std::size_t end = text[i] == '%' ? nameEnd(text, i + 1) : std::string::npos;
    if (end == std::string::npos) {
      parts.back().front() += text[escaped ? ++i : i];
      continue;
    }
    unknown = text.substr(i + 1, end - i - 1);
    const auto known = placeholders.find(unknown);
    if (known == placeholders.end()) return {};
    parts.push_back(known->second), parts.push_back({""});
    i = end;
  }
  return parts;
}

bool isTooMuch(const Parts& parts) {
  std::size_t texts = 1, longest = 0;
  for (const Values& part : parts) {
    texts *= part.size();
    std::size_t most = 0;
    for (const std::string& value : part) most = std::max(most, value.size());
    longest += most;
    if (texts > Expansion::mostTexts || texts * longest > Expansion::mostBytes) return true;
  }
  return false;
}

Values together(const Parts& parts) {
  Values texts{""};
  for (const Values& part : parts) {
    Values made;
    for (const std::string& text : texts)
      for (const std::string& value : part) made.push_back(text + value);
    texts = std::move(made);
  }
  return texts;
}

}  // namespace

Expansion expand(const std::string& text, const Placeholders& placeholders) {
  Expansion made;
  const auto parts = split(text, placeholders, made.unknown);
  if (!parts) return made;
  made.unknown.clear();
  made.isTooMuch = isTooMuch(*parts);
  if (!made.isTooMuch) made.texts = together(*parts);
  return made;
}

}  // namespace vedette::sigma
