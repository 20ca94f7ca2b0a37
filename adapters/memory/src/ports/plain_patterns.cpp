#include "vedette/memory/plain_patterns.hpp"

#include <regex>

namespace vedette::memory {
namespace {

using detection::Regex;

constexpr std::size_t longest = 1u << 20;  // bytes

// Bytes of the character at the start of a text; 1 when none begins there.
std::size_t sizeOfCharacter(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead >= 0xF8 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (size > text.size()) return 1;
  for (std::size_t i = 1; i < size; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 1;
  return size;
}

// Code points, so that the dot is a character; a byte that belongs to none stands for itself.
std::wstring wide(std::string_view text) {
  std::wstring out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = sizeOfCharacter(text.substr(i));
    auto character = static_cast<wchar_t>(size == 1 ? lead : lead & (0xFF >> (size + 1)));
    for (std::size_t k = 1; k < size; ++k) character = character << 6 | (text[i + k] & 0x3F);
    out += character;
    i += size;
  }
  return out;
}

// ECMAScript of this age has no flag by which the dot takes line ends.
std::wstring dotsOpened(const std::wstring& source) {
  std::wstring out;
  bool inClass = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const wchar_t c = source[i];
    if (c == L'\\' && i + 1 < source.size()) {
      out.append(source, i++, 2);
      continue;
    }
    inClass = c == L'[' || (inClass && c != L']');
    c == L'.' && !inClass ? out.append(L"[\\s\\S]") : out.append(1, c);
  }
  return out;
}

class PlainRegex final : public Regex {
 public:
  PlainRegex(std::string source, Flags flags, std::wregex compiled)
      : Regex(std::move(source), flags), compiled_(std::move(compiled)) {}

  // The end of a text is also before its last line end.
  Found search(std::string_view text) const override {
    if (text.size() > longest) return Found::GaveUp;
    if (found(text) || (text.ends_with('\n') && found(text.substr(0, text.size() - 1)))) return Found::Yes;
    return Found::No;
  }

 private:
  bool found(std::string_view text) const { return std::regex_search(wide(text), compiled_); }

  std::wregex compiled_;
};

}  // namespace

Result<std::shared_ptr<const Regex>> PlainPatterns::compile(std::string source, Regex::Flags flags) const {
  using namespace std::regex_constants;
  constexpr std::string_view ignoringCase = "(?i)";
  std::string_view rest = source;
  auto options = ECMAScript | __polynomial;  // libstdc++'s: no search explodes
  if (flags.ignoreCase || rest.starts_with(ignoringCase)) options |= icase;
  if (rest.starts_with(ignoringCase)) rest.remove_prefix(ignoringCase.size());
  if (flags.multiLine) options |= multiline;
  try {
    std::wregex compiled(flags.dotAll ? dotsOpened(wide(rest)) : wide(rest), options);
    return std::make_shared<const PlainRegex>(std::move(source), flags, std::move(compiled));
  } catch (const std::regex_error& problem) {
    return invalid("The regular expression '" + source + "' cannot be compiled: " + problem.what());
  }
}

}  // namespace vedette::memory
