#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "failure.hpp"
#include "vedette/json/object.hpp"

namespace vedette::http::django {

enum class Presence { Required, Optional };

// Takes fields out of a body with the coercions of Django REST framework and collects what is wrong with
// them: numbers are good texts, "true", "yes" and 1 are booleans, "7" is an integer. Members that nobody asks
// for are ignored. A reader gives nothing when the field is absent or wrong.
class Input {
 public:
  explicit Input(json::Object object) : object_(std::move(object)) {}

  std::optional<std::string> text(std::string_view name, Presence);    // trimmed, not blank
  std::optional<std::string> blankableText(std::string_view name);     // trimmed
  std::optional<std::string> secret(std::string_view name, Presence);  // as sent, not blank
  std::optional<std::string> choice(std::string_view name, Presence, bool (*isWord)(std::string_view));
  std::optional<bool> boolean(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name, Presence);

  void problem(FieldError error) { problems_.push_back(std::move(error)); }

  // Takes in what the core says of fields that have no problem yet.
  void add(const std::vector<FieldError>&);

  bool broken() const { return !problems_.empty(); }
  Failure failure() const { return {400, "Invalid input.", problems_}; }

 private:
  const json::Member* find(std::string_view name, Presence);
  std::optional<std::string> scalar(std::string_view name, Presence);
  void wrong(std::string_view name, Violation, std::string value = {});

  json::Object object_;
  std::vector<FieldError> problems_;
};

}  // namespace vedette::http::django
