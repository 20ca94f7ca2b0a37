#include "rules/placeholders.hpp"

#include <algorithm>

namespace vedette::sigma {
namespace {

constexpr std::size_t mostTexts = 10'000;

bool isName(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// The end of the name that begins at `from`, when "%" follows it.
std::size_t nameEnd(const std::string& text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && isName(text[end])) ++end;
  return end > from && end < text.size() && text[end] == '%' ? end : std::string::npos;
}

void appendEach(std::vector<std::string>& texts, const std::vector<std::string>& tails) {
  std::vector<std::string> made;
  for (const std::string& text : texts)
    for (const std::string& tail : tails)
      if (made.size() < mostTexts) made.push_back(text + tail);
  texts = std::move(made);
}

}  // namespace

Expansion expand(const std::string& text, const Placeholders& placeholders) {
  Expansion made{{""}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '%';
    const std::size_t end = text[i] == '%' ? nameEnd(text, i + 1) : std::string::npos;
    if (end == std::string::npos) {
      appendEach(made.texts, {text.substr(escaped ? ++i : i, 1)});
      continue;
    }
    const std::string name = text.substr(i + 1, end - i - 1);
    const auto known = placeholders.find(name);
    if (known == placeholders.end()) return {{}, name};
    appendEach(made.texts, known->second);
    i = end;
  }
  return made;
}

}  // namespace vedette::sigma
