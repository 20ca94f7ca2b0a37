#include "record_source.hpp"

namespace vedette::http {

namespace {

constexpr std::size_t maxHead = 256;  // white space included

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

RecordSource::RecordSource(BodySource& body, std::string envelope)
    : body_(body), opening_(envelope.empty() ? "" : "{\"" + envelope + "\":[") {
  if (opening_.empty()) within_ = Within::Rest;
}

std::variant<std::string, Failure> RecordSource::read() {
  for (;;) {
    std::variant<std::string, Failure> piece = body_.read();
    auto* bytes = std::get_if<std::string>(&piece);
    if (!bytes || opening_.empty()) return piece;
    if (bytes->empty()) return std::exchange(head_, {});
    if (std::string lines = linesOf(*bytes); !lines.empty()) return lines;
  }
}

std::string RecordSource::linesOf(std::string_view piece) {
  std::string out;
  out.reserve(piece.size() + head_.size());
  while (!piece.empty()) {
    if (within_ == Within::Line || within_ == Within::Rest) {
      const auto newline = piece.find('\n');
      const std::string_view line = piece.substr(0, newline == piece.npos ? newline : newline + 1);
      if (within_ == Within::Line) out += line;
      if (newline != piece.npos) within_ = Within::LineStart;
      piece.remove_prefix(line.size());
      continue;
    }
    within_ == Within::LineStart ? atLineStart(piece.front(), out) : inRecords(piece.front(), out);
    piece.remove_prefix(1);
  }
  return out;
}

void RecordSource::atLineStart(char c, std::string& out) {
  head_ += c;
  if (c == opening_[matched_])
    ++matched_;
  else if (!isSpace(c) || head_.size() > maxHead)
    within_ = c == '\n' ? Within::LineStart : Within::Line, out += head_, head_.clear(), matched_ = 0;
  if (matched_ < opening_.size()) return;
  within_ = Within::Records;
  head_.clear();
  matched_ = depth_ = 0;
  inText_ = escaped_ = false;
}

void RecordSource::inRecords(char c, std::string& out) {
  const bool between = depth_ == 0 && !inText_;
  if (c == '\n')
    within_ = Within::LineStart;
  else if (escaped_)
    escaped_ = false;
  else if (inText_)
    escaped_ = c == '\\', inText_ = c != '"';
  else if (c == '"')
    inText_ = true;
  else if (c == '{' || c == '[')
    ++depth_;
  else if (between && c == ']')
    within_ = Within::Rest;
  else if (c == '}' || c == ']')
    depth_ -= depth_ > 0;
  out += between && (c == ',' || c == ']') ? '\n' : c;
}

}  // namespace vedette::http
