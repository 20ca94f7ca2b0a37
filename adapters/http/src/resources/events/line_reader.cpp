#include "line_reader.hpp"

#include "vedette/domain/text.hpp"

namespace vedette::http {

// Appends the next piece behind the line that has begun. False when there is none.
bool LineReader::refill() {
  if (ended_) return false;
  std::variant<std::string, Failure> piece = body_.read();
  if (auto* failure = std::get_if<Failure>(&piece)) failure_ = std::move(*failure);
  auto* bytes = std::get_if<std::string>(&piece);
  ended_ = bytes == nullptr || bytes->empty();
  if (ended_) return false;
  buffer_.erase(0, begin_);
  scanned_ -= begin_;
  begin_ = 0;
  buffer_.append(*bytes);
  return true;
}

// The line that ends before `end`, where its newline is, or the end of the body.
LineReader::Line LineReader::take(std::size_t end) {
  std::string_view text{buffer_.data() + begin_, end - begin_};
  if (text.ends_with('\r')) text.remove_suffix(1);
  begin_ = scanned_ = std::min(end + 1, buffer_.size());
  return {++number_, text, text.size() > maxLine};
}

// Drops what follows of a line whose beginning fills the buffer: at most one piece is held.
void LineReader::skipRestOfLine() {
  do {
    const auto newline = buffer_.find('\n', begin_);
    if (newline != buffer_.npos) {
      begin_ = scanned_ = newline + 1;
      return;
    }
    begin_ = scanned_ = buffer_.size();
  } while (refill());
}

std::optional<LineReader::Line> LineReader::next() {
  for (;;) {
    const auto newline = buffer_.find('\n', scanned_);
    if (newline != buffer_.npos) {
      if (const Line line = take(newline); !trimmed(line.text).empty()) return line;
      continue;
    }
    scanned_ = buffer_.size();
    if (buffer_.size() - begin_ > maxLine + 1) {
      skipRestOfLine();
      return Line{++number_, {}, true};
    }
    if (refill()) continue;
    if (failure_ || begin_ == buffer_.size()) return {};
    if (const Line last = take(buffer_.size()); !trimmed(last.text).empty()) return last;
  }
}

}  // namespace vedette::http
