#include "domain/detection/text/required_literal.hpp"

#include "domain/detection/text/fold.hpp"

namespace vedette::detection {
namespace {

constexpr std::string_view plainClasses = "dDwWsSbBAzZtnrfv";  // escapes of a letter alone

// Walks the outermost level of an expression and collects its runs of plain characters.
class LiteralFinder {
 public:
  explicit LiteralFinder(std::string_view regex) : regex_(regex) {}

  std::string longest() {
    while (at_ < regex_.size())
      if (!step()) return {};
    endRun();
    return folded(longest_);
  }

 private:
  bool step() {
    const char c = regex_[at_++];
    switch (c) {
      case '|':
        return false;
      case '\\':
        return escape();
      case '[':
        return endRun(), skipClass();
      case '(':
        return endRun(), skipGroup();
      case '.':
      case '^':
      case '$':
      case ')':
        endRun();
        return true;
      case '+':
        endRun();
        return true;
      case '*':
      case '?':
        dropLast();
        return true;
      case '{':
        return dropLast(), skipTo('}');
      default:
        run_ += c;
        return true;
    }
  }

  bool escape() {
    if (at_ == regex_.size()) return false;
    const char c = regex_[at_++];
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!word) return run_ += c, true;
    if (plainClasses.find(c) == std::string_view::npos) return false;
    endRun();
    return true;
  }

  bool skipClass() {
    if (at_ < regex_.size() && regex_[at_] == '^') ++at_;
    if (at_ < regex_.size() && regex_[at_] == ']') ++at_;
    for (; at_ < regex_.size(); ++at_) {
      if (regex_[at_] == '\\')
        ++at_;
      else if (regex_[at_] == '[')
        return false;  // [[:alpha:]]: not worth the reading
      else if (regex_[at_] == ']')
        return ++at_, true;
    }
    return false;
  }

  bool skipGroup() {
    if (setsFreeSpacing()) return false;
    for (std::size_t depth = 1; at_ < regex_.size();) {
      const char c = regex_[at_++];
      if (c == '\\')
        ++at_;
      else if (c == '[' && !skipClass())
        return false;
      else if (c == '(')
        ++depth;
      else if (c == ')' && --depth == 0)
        return true;
    }
    return false;
  }

  // "(?x)", "(?i-sx:"
  bool setsFreeSpacing() const {
    if (at_ == regex_.size() || regex_[at_] != '?') return false;
    const std::size_t end = regex_.find_first_not_of("^-imnsxUJ", at_ + 1);
    return regex_.substr(at_, end - at_).find('x') != std::string_view::npos;
  }

  bool skipTo(char end) {
    const auto found = regex_.find(end, at_);
    if (found == std::string_view::npos) return false;
    at_ = found + 1;
    return true;
  }

  void dropLast() {  // the last character need not be there
    while (!run_.empty() && (static_cast<unsigned char>(run_.back()) & 0xC0) == 0x80) run_.pop_back();
    if (!run_.empty()) run_.pop_back();
    endRun();
  }

  void endRun() {
    if (run_.size() > longest_.size()) longest_ = run_;
    run_.clear();
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  std::string run_, longest_;
};

}  // namespace

std::string requiredLiteral(std::string_view regex) { return LiteralFinder(regex).longest(); }

}  // namespace vedette::detection
