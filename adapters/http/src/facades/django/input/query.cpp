#include "query.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette::http::django {

std::optional<Query> Query::of(const Request& request) {
  std::optional<Parameters> parameters = parseParameters(request.rawQuery);
  if (!parameters) return std::nullopt;
  return Query(std::move(*parameters));
}

std::string_view Query::value(std::string_view name) const {
  const auto last = std::find_if(parameters_.rbegin(), parameters_.rend(),
                                 [&](const auto& parameter) { return parameter.first == name; });
  return last == parameters_.rend() ? std::string_view() : trimmed(last->second);
}

std::string_view Query::choice(std::string_view name, bool (*isWord)(std::string_view)) {
  const std::string_view word = value(name);
  if (word.empty() || isWord(word)) return word;
  problems_.emplace_back(
      name, "Select a valid choice. " + std::string(word) + " is not one of the available choices.");
  return {};
}

std::vector<std::string_view> Query::ordering() const {
  std::vector<std::string_view> parts;
  std::string_view rest = value("ordering");
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    parts.push_back(trimmed(rest.substr(0, comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return parts;
}

Response malformedQuery() {
  return detail(400, "The query is malformed: its values must be percent-encoded UTF-8 without NUL.");
}

}  // namespace vedette::http::django
