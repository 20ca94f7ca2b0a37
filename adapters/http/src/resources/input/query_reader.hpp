#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../request.hpp"
#include "vedette/domain/timestamp.hpp"
#include "vedette/result.hpp"

namespace vedette::http {

Timestamp currentTime();

// One value of a parameter. In a query a comma separates values; a literal one keeps its commas.
struct ParameterValue {
  std::string name;
  std::string text;
  bool literal = false;
};

// Takes parameters by name and collects everything that is wrong with them. A parameter that nobody took is a
// problem too: a mistyped filter must not silently select more. An empty value is a problem for the same
// reason.
class QueryReader {
 public:
  static constexpr std::size_t maxValues = 200;  // of one parameter

  // Invalid when the query is malformed: a bad escape, NUL, or not UTF-8.
  static Result<QueryReader> of(const Request&);

  QueryReader(std::vector<ParameterValue> values, Timestamp now);

  // A parameter that may be given once.
  std::optional<std::string> text(std::string_view name, std::size_t maxLength = 1000);
  std::optional<std::uint64_t> integer(std::string_view name, std::uint64_t least, std::uint64_t most);
  std::optional<Timestamp> timeBound(std::string_view name);

  // A parameter that may be repeated and hold values between commas.
  std::vector<std::string> texts(std::string_view name, std::size_t maxLength = 1000);

  // As texts, each being one of `all`; `parse` gives the value of a text.
  template <class All, class Parse>
  auto choices(std::string_view name, const All& all, Parse parse) {
    std::vector<typename All::value_type> chosen;
    for (const std::string& text : texts(name)) {
      if (auto value = parse(text))
        chosen.push_back(*value);
      else
        notAChoice(name, text, namesOf(all));
    }
    return chosen;
  }

  // Every parameter whose name begins with the prefix: the rest of the name, and its values.
  std::vector<std::pair<std::string, std::vector<std::string>>> withPrefix(std::string_view prefix);

  void problem(FieldError error) { problems_.push_back(std::move(error)); }
  void notAChoice(std::string_view name, const std::string& value, const std::vector<std::string>& allowed);

  // Invalid, with every problem, when there was one.
  Result<void> finish();

 private:
  template <class All>
  static std::vector<std::string> namesOf(const All& all) {
    std::vector<std::string> names;
    for (auto each : all) names.emplace_back(toString(each));
    return names;
  }
  std::vector<const ParameterValue*> take(std::string_view name);
  void split(const ParameterValue&, std::size_t maxLength, std::vector<std::string>& into);
  void checkLength(std::string_view name, std::string_view value, std::size_t maxLength);
  void reportUnknown();

  std::vector<ParameterValue> values_;
  std::vector<bool> taken_;
  std::vector<std::string> asked_;
  std::vector<FieldError> problems_;
  Timestamp now_;
};

}  // namespace vedette::http
