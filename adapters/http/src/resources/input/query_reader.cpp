#include "query_reader.hpp"

#include <algorithm>
#include <charconv>

#include "vedette/domain/text.hpp"
#include "words.hpp"

namespace vedette::http {

namespace {

std::optional<std::uint64_t> parseInteger(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

}  // namespace

Timestamp currentTime() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Result<QueryReader> QueryReader::of(const Request& request) {
  if (request.rawQuery.empty()) return QueryReader{{}, currentTime()};
  std::optional<Parameters> parameters = parseParameters(request.rawQuery);
  if (!parameters)
    return invalid("The query string is malformed: it must be percent-encoded UTF-8 without NUL.");
  std::vector<ParameterValue> values;
  values.reserve(parameters->size());
  for (auto& [name, text] : *parameters) values.push_back({std::move(name), std::move(text)});
  return QueryReader{std::move(values), currentTime()};
}

QueryReader::QueryReader(std::vector<ParameterValue> values, Timestamp now)
    : values_(std::move(values)), taken_(values_.size()), now_(now) {}

std::vector<const ParameterValue*> QueryReader::take(std::string_view name) {
  asked_.emplace_back(name);
  std::vector<const ParameterValue*> found;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (values_[i].name != name) continue;
    taken_[i] = true;
    found.push_back(&values_[i]);
  }
  return found;
}

void QueryReader::checkLength(std::string_view name, std::string_view value, std::size_t maxLength) {
  if (value.empty())
    problem(
        {std::string{name}, Violation::Blank, "This parameter must not be empty; leave it out instead.", {}});
  else if (lengthOf(value) > maxLength)
    problem({std::string{name}, Violation::TooLong,
             "A value of this parameter has at most " + std::to_string(maxLength) + " characters.",
             std::to_string(maxLength)});
}

std::optional<std::string> QueryReader::text(std::string_view name, std::size_t maxLength) {
  const auto found = take(name);
  if (found.empty()) return {};
  if (found.size() > 1) {
    problem({std::string{name}, Violation::BadFormat, "This parameter may be given only once.", {}});
    return {};
  }
  checkLength(name, found.front()->text, maxLength);
  return found.front()->text;
}

std::optional<std::uint64_t> QueryReader::integer(std::string_view name, std::uint64_t least,
                                                  std::uint64_t most) {
  const std::optional<std::string> given = text(name);
  if (!given || given->empty()) return {};
  const std::optional<std::uint64_t> value = parseInteger(*given);
  if (value && *value >= least && *value <= most) return value;
  problem({std::string{name}, Violation::OutOfRange,
           "This must be a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".",
           *given});
  return {};
}

std::optional<Timestamp> QueryReader::timeBound(std::string_view name) {
  const std::optional<std::string> given = text(name);
  if (!given || given->empty()) return {};
  const std::optional<Timestamp> bound = parseTimeBound(*given, now_);
  if (!bound)
    problem(
        {std::string{name}, Violation::BadFormat,
         "This must be a time with its offset, as 2026-11-22T08:00:00Z, or a span before now, as 90s, 15m, "
         "24h or 7d.",
         *given});
  return bound;
}

void QueryReader::split(const ParameterValue& value, std::size_t maxLength, std::vector<std::string>& into) {
  const auto add = [&](std::string_view part) {
    checkLength(value.name, part, maxLength);
    into.emplace_back(part);
  };
  std::string_view rest = value.text;
  if (!value.literal)
    for (auto comma = rest.find(','); comma != rest.npos; comma = rest.find(',')) {
      add(rest.substr(0, comma));
      rest.remove_prefix(comma + 1);
    }
  add(rest);
}

std::vector<std::string> QueryReader::texts(std::string_view name, std::size_t maxLength) {
  std::vector<std::string> all;
  for (const ParameterValue* value : take(name)) split(*value, maxLength, all);
  if (all.size() > maxValues) {
    problem({std::string{name}, Violation::TooLong,
             "At most " + std::to_string(maxValues) + " values may be given.", std::to_string(maxValues)});
    all.clear();
  }
  return all;
}

std::vector<std::pair<std::string, std::vector<std::string>>> QueryReader::withPrefix(
    std::string_view prefix) {
  std::vector<std::string> names;
  for (const ParameterValue& value : values_)
    if (value.name.size() > prefix.size() && value.name.starts_with(prefix) &&
        std::find(names.begin(), names.end(), value.name) == names.end())
      names.push_back(value.name);
  std::vector<std::pair<std::string, std::vector<std::string>>> found;
  for (const std::string& name : names) {
    found.emplace_back(name.substr(prefix.size()), texts(name));
    asked_.pop_back();
  }
  asked_.push_back(std::string{prefix} + "<path>");
  return found;
}

void QueryReader::notAChoice(std::string_view name, const std::string& value,
                             const std::vector<std::string>& allowed) {
  if (value.empty()) return;  // said already
  problem({std::string{name}, Violation::NotAChoice,
           quoted(value) + " is not one of " + listed(allowed) + ".", value});
}

void QueryReader::reportUnknown() {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const std::string& name = values_[i].name;
    if (taken_[i] || std::find(named.begin(), named.end(), name) != named.end()) continue;
    named.push_back(name);
    problem({name, Violation::Unknown, "There is no such parameter. Allowed: " + listed(asked_) + ".", {}});
  }
}

Result<void> QueryReader::finish() {
  reportUnknown();
  if (problems_.empty()) return {};
  return Error{ErrorKind::Invalid, "The query has invalid parameters.", std::move(problems_)};
}

}  // namespace vedette::http
