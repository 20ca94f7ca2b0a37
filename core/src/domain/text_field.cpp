#include "domain/text_field.hpp"

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

constexpr std::size_t longestQuoted = 64;  // bytes of an offending value that an error repeats

FieldError required(const char* field) { return {field, Violation::Required, "This field is required.", ""}; }

}  // namespace

std::string takeText(std::vector<FieldError>& problems, const char* field, std::optional<std::string> value,
                     std::size_t limit) {
  if (!value) {
    problems.push_back(required(field));
    return {};
  }
  const std::string_view text = trimmed(*value);
  if (!isStorableText(text))
    problems.push_back({field, Violation::BadFormat, "Must be UTF-8 text without NUL.", ""});
  else if (text.empty())
    problems.push_back({field, Violation::Blank, "Must not be blank.", ""});
  else if (text.size() > limit && lengthOf(text) > limit)
    problems.push_back({field, Violation::TooLong,
                        "Must have no more than " + std::to_string(limit) + " characters.",
                        std::to_string(limit)});
  if (text.size() == value->size()) return *std::move(value);
  return std::string(text);
}

Severity takeSeverity(std::vector<FieldError>& problems, const std::optional<std::string>& value) {
  if (!value) {
    problems.push_back(required("severity"));
    return {};
  }
  if (const auto severity = parseSeverity(*value)) return *severity;
  problems.push_back({"severity", Violation::NotAChoice, "Must be one of info, low, medium, high, critical.",
                      isStorableText(*value) ? std::string(beginningOf(*value, longestQuoted)) : ""});
  return {};
}

}  // namespace vedette
