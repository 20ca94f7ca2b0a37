#include "linear_regex.hpp"

#include <re2/re2.h>

namespace vedette::patterns {
namespace {

class Re2Regex : public LinearRegex {
 public:
  Re2Regex(const std::string& source, const RE2::Options& options) : regex_(source, options) {}

  bool ok() const { return regex_.ok(); }
  bool search(std::string_view text) const override {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex_);
  }

 private:
  RE2 regex_;
};

}  // namespace

std::unique_ptr<const LinearRegex> LinearRegex::compile(const std::string& source,
                                                        detection::Regex::Flags flags) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!flags.ignoreCase);
  options.set_dot_nl(flags.dotAll);
  auto made = std::make_unique<const Re2Regex>(flags.multiLine ? "(?m)" + source : source, options);
  if (!made->ok()) return nullptr;
  return made;
}

}  // namespace vedette::patterns
