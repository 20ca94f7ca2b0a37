#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>

#include "linear_regex.hpp"
#include "vedette/patterns/fast_patterns.hpp"

namespace vedette::patterns {
namespace {

using detection::Regex;

template <class T, void (*release)(T*)>
struct Releaser {
  void operator()(T* it) const { release(it); }
};
template <class T, void (*release)(T*)>
using Owned = std::unique_ptr<T, Releaser<T, release>>;

using Code = Owned<pcre2_code, pcre2_code_free>;

// What a search by PCRE2 needs beside the expression; one for each thread.
struct Workspace {
  Owned<pcre2_match_context, pcre2_match_context_free> context{pcre2_match_context_create(nullptr)};
  Owned<pcre2_match_data, pcre2_match_data_free> data{pcre2_match_data_create(1, nullptr)};
};

// Of any match, in characters; PCRE2 knows a lower bound.
std::size_t leastLengthOf(const pcre2_code& code) {
  std::uint32_t length = 0;
  return pcre2_pattern_info(&code, PCRE2_INFO_MINLENGTH, &length) == 0 ? length : 0;
}

class BoundedRegex : public Regex {
 public:
  BoundedRegex(std::string source, Flags flags, Code code, std::uint32_t maxSteps)
      : Regex(std::move(source), flags),
        code_(std::move(code)),
        linear_(LinearRegex::compile(this->source(), flags)),
        linearFirst_(linear_ && linear_->isQuick()),
        least_(leastLengthOf(*code_)),
        maxSteps_(maxSteps) {}

  Found search(std::string_view text) const override {
    if (text.size() < least_) return Found::No;
    if (!linearFirst_) {
      const Found found = backtrack(text);
      if (found != Found::GaveUp || !linear_) return found;
    }
    return linear_->search(text) ? Found::Yes : Found::No;
  }

 private:
  Found backtrack(std::string_view text) const {
    thread_local Workspace workspace;
    if (!workspace.context || !workspace.data) return Found::GaveUp;
    pcre2_set_match_limit(workspace.context.get(), maxSteps_);
    const int result = pcre2_match(code_.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0,
                                   workspace.data.get(), workspace.context.get());
    if (result >= 0) return Found::Yes;
    return result == PCRE2_ERROR_NOMATCH ? Found::No : Found::GaveUp;
  }

  Code code_;
  std::unique_ptr<const LinearRegex> linear_;  // null: the expression needs backtracking
  bool linearFirst_;
  std::size_t least_;  // no shorter text has it
  std::uint32_t maxSteps_;
};

std::uint32_t optionsOf(Regex::Flags flags) {
  std::uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
  if (flags.ignoreCase) options |= PCRE2_CASELESS;
  if (flags.multiLine) options |= PCRE2_MULTILINE;
  if (flags.dotAll) options |= PCRE2_DOTALL;
  return options;
}

std::string messageOf(int error, std::size_t offset) {
  std::array<PCRE2_UCHAR, 200> text{};
  pcre2_get_error_message(error, text.data(), text.size());
  return std::string(reinterpret_cast<const char*>(text.data())) + " at character " + std::to_string(offset);
}

}  // namespace

Result<std::shared_ptr<const Regex>> FastPatterns::compile(std::string source, Regex::Flags flags) const {
  int error = 0;
  std::size_t offset = 0;
  Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(), optionsOf(flags),
                          &error, &offset, nullptr));
  if (!code) return invalid(messageOf(error, offset));
  return std::make_shared<const BoundedRegex>(std::move(source), flags, std::move(code), maxSteps_);
}

}  // namespace vedette::patterns
