#pragma once

#include <optional>
#include <string_view>

#include "../output/wording.hpp"
#include "request.hpp"

namespace vedette::http::django {

// The query of a request as Django reads it: of a name that is given twice the last value counts, an empty
// value asks for nothing, and names that nobody knows are ignored.
class Query {
 public:
  // Nothing when it is malformed.
  static std::optional<Query> of(const Request&);

  std::string_view value(std::string_view name) const;  // trimmed; empty when absent

  // The value when it is one of the words that `isWord` knows; else, unless empty, a problem.
  std::string_view choice(std::string_view name, bool (*isWord)(std::string_view));

  // The parts of "ordering", trimmed, in order.
  std::vector<std::string_view> ordering() const;

  const FieldTexts& problems() const { return problems_; }
  const Parameters& parameters() const { return parameters_; }

 private:
  explicit Query(Parameters parameters) : parameters_(std::move(parameters)) {}

  Parameters parameters_;
  FieldTexts problems_;
};

Response malformedQuery();

}  // namespace vedette::http::django
