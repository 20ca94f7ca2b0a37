#include "vedette/domain/detection/rules/text_pattern.hpp"

namespace vedette::detection {

TextPattern TextPattern::parse(std::string_view sigma) {
  TextPattern pattern;
  constexpr std::string_view special = "*?\\";
  std::size_t run = 0;  // where the plain characters before i begin
  for (std::size_t i = sigma.find_first_of(special); i < sigma.size();
       i = sigma.find_first_of(special, i + 1)) {
    const bool escape = sigma[i] == '\\';
    if (escape && (i + 1 == sigma.size() || special.find(sigma[i + 1]) == special.npos)) continue;
    pattern.append(sigma.substr(run, i - run));
    run = i + 1;
    if (escape)
      ++i;
    else
      pattern.append(sigma[i] == '*' ? Kind::AnyRun : Kind::AnyOne);
  }
  pattern.append(sigma.substr(run));
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
