#include "vedette/domain/detection/rules/text_pattern.hpp"

namespace vedette::detection {

TextPattern TextPattern::parse(std::string_view sigma) {
  TextPattern pattern;
  for (std::size_t i = 0; i < sigma.size(); ++i) {
    const bool more = i + 1 < sigma.size();
    if (sigma[i] == '\\' && more && (sigma[i + 1] == '*' || sigma[i + 1] == '?' || sigma[i + 1] == '\\'))
      pattern.append(sigma.substr(++i, 1));
    else if (sigma[i] == '*')
      pattern.append(Kind::AnyRun);
    else if (sigma[i] == '?')
      pattern.append(Kind::AnyOne);
    else
      pattern.append(sigma.substr(i, 1));
  }
  return pattern;
}

TextPattern TextPattern::literal(std::string_view text) {
  TextPattern pattern;
  pattern.append(text);
  return pattern;
}

std::optional<std::string> TextPattern::plain() const {
  if (pieces_.empty()) return "";
  if (pieces_.size() > 1 || pieces_.front().kind != Kind::Literal) return {};
  return pieces_.front().literal;
}

TextPattern& TextPattern::append(std::string_view literal) {
  if (literal.empty()) return *this;
  if (pieces_.empty() || pieces_.back().kind != Kind::Literal) pieces_.push_back({Kind::Literal});
  pieces_.back().literal += literal;
  return *this;
}

TextPattern& TextPattern::append(Kind hole) {
  const bool again = hole == Kind::AnyRun && !pieces_.empty() && pieces_.back().kind == Kind::AnyRun;
  if (!again) pieces_.push_back({hole});
  return *this;
}

TextPattern& TextPattern::openStart() {
  if (pieces_.empty() || pieces_.front().kind != Kind::AnyRun)
    pieces_.insert(pieces_.begin(), {Kind::AnyRun});
  return *this;
}

TextPattern& TextPattern::openEnd() { return append(Kind::AnyRun); }

}  // namespace vedette::detection
