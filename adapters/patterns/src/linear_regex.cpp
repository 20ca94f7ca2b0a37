#include "linear_regex.hpp"

namespace vedette::patterns {
namespace {

using Flags = detection::Regex::Flags;

RE2::Options optionsOf(Flags flags) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!flags.ignoreCase);
  options.set_dot_nl(flags.dotAll);
  return options;
}

}  // namespace

LinearRegex::LinearRegex(const std::string& source, Flags flags)
    : regex_(flags.multiLine ? "(?m)" + source : source, optionsOf(flags)),
      endsAtLastLine_(!flags.multiLine && source.find('$') != std::string::npos) {}

std::unique_ptr<const LinearRegex> LinearRegex::compile(const std::string& source, Flags flags) {
  auto made = std::make_unique<const LinearRegex>(source, flags);
  if (!made->regex_.ok()) return nullptr;
  return made;
}

bool LinearRegex::search(std::string_view text) const {
  if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex_)) return true;
  return endsAtLastLine_ && text.ends_with('\n') &&
         RE2::PartialMatch(re2::StringPiece(text.data(), text.size() - 1), regex_);
}

}  // namespace vedette::patterns
