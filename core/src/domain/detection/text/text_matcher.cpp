#include "domain/detection/text/text_matcher.hpp"

#include <cstring>

#include "domain/detection/text/fold.hpp"
#include "domain/detection/text/rarity.hpp"

namespace vedette::detection {
namespace {

using Kind = TextPattern::Kind;
constexpr std::size_t npos = std::string_view::npos;

TextMatcher::Shape shapeOf(const std::vector<TextPattern::Piece>& pieces) {
  using Shape = TextMatcher::Shape;
  const auto is = [&](std::initializer_list<Kind> kinds) {
    return std::equal(pieces.begin(), pieces.end(), kinds.begin(), kinds.end(),
                      [](const TextPattern::Piece& piece, Kind kind) { return piece.kind == kind; });
  };
  if (pieces.empty() || is({Kind::Literal})) return Shape::Exact;
  if (is({Kind::Literal, Kind::AnyRun})) return Shape::Start;
  if (is({Kind::AnyRun, Kind::Literal})) return Shape::End;
  if (is({Kind::AnyRun}) || is({Kind::AnyRun, Kind::Literal, Kind::AnyRun})) return Shape::Anywhere;
  return Shape::General;
}

std::string longestLiteral(const std::vector<TextPattern::Piece>& pieces) {
  const std::string* longest = nullptr;
  for (const auto& piece : pieces)
    if (!longest || piece.literal.size() > longest->size()) longest = &piece.literal;
  return longest ? *longest : "";
}

std::size_t characterAt(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end - at;
}

std::size_t dashAt(std::string_view text, std::size_t at) {
  if (text[at] == '-' || text[at] == '/') return 1;
  const std::string_view wide = text.substr(at, 3);
  return wide == "\u2013" || wide == "\u2014" || wide == "\u2015" ? 3 : 0;
}

}  // namespace

Needle::Needle(std::string_view literal) : text(literal), rarest(rarestPart(literal, 1)) {}

std::size_t Needle::findIn(std::string_view in, std::size_t from) const {
  if (text.empty()) return from;
  if (in.size() < text.size()) return npos;
  const char* last = in.data() + in.size() - text.size() + rarest;  // of the rarest character
  const char* at = in.data() + from + rarest;
  while (at <= last) {
    at = static_cast<const char*>(std::memchr(at, text[rarest], static_cast<std::size_t>(last - at + 1)));
    if (!at) return npos;
    if (std::memcmp(at - rarest, text.data(), text.size()) == 0)
      return static_cast<std::size_t>(at - rarest - in.data());
    ++at;
  }
  return npos;
}

TextMatcher::TextMatcher(const TextPattern& pattern, bool cased)
    : cased_(cased),
      shape_(shapeOf(pattern.pieces())),
      needle_(cased ? longestLiteral(pattern.pieces()) : folded(longestLiteral(pattern.pieces()))) {
  if (shape_ != Shape::General) return;
  for (const auto& piece : pattern.pieces())
    pieces_.push_back({piece.kind, Needle(cased ? piece.literal : folded(piece.literal))});
}

bool TextMatcher::matches(std::string_view text) const {
  switch (shape_) {
    case Shape::Exact:
      return text == literal();
    case Shape::Start:
      return text.starts_with(literal());
    case Shape::End:
      return text.ends_with(literal());
    case Shape::Anywhere:
      return needle_.findIn(text, 0) != npos;
    case Shape::General:
      break;
  }
  return general(text);
}

// Every run takes as little as it can; a mismatch lets the last run take more.
bool TextMatcher::general(std::string_view text) const {
  std::size_t piece = 0, at = 0;
  std::size_t run = npos, runEnd = 0;  // the last run met, and where it ends for now
  for (;;) {
    std::size_t taken = npos;
    if (piece == pieces_.size()) {
      if (at == text.size()) return true;
    } else if (pieces_[piece].kind == Kind::AnyRun) {
      if (piece + 1 == pieces_.size()) return true;
      run = piece++, runEnd = at;
      continue;
    } else if (pieces_[piece].kind == Kind::Literal) {
      const std::string& literal = pieces_[piece].literal.text;
      if (text.substr(at).starts_with(literal)) taken = literal.size();
    } else if (at < text.size()) {
      taken = pieces_[piece].kind == Kind::AnyOne ? characterAt(text, at) : dashAt(text, at);
      if (taken == 0) taken = npos;
    }
    if (taken != npos) {
      at += taken, ++piece;
      continue;
    }
    if (run == npos || runEnd >= text.size()) return false;
    runEnd += characterAt(text, runEnd);
    const Piece& after = pieces_[run + 1];
    if (after.kind == Kind::Literal) runEnd = after.literal.findIn(text, runEnd);
    if (runEnd == npos) return false;
    at = runEnd, piece = run + 1;
  }
}

}  // namespace vedette::detection
