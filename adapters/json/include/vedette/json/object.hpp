#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/events/attributes.hpp"
#include "vedette/domain/timestamp.hpp"
#include "vedette/result.hpp"

namespace vedette::json {

enum class Kind { Null, Boolean, Number, Text, Array, Object };

struct Member {
  std::string name;
  Kind kind;
  std::string text;  // a Text unescaped; everything else as compact JSON
};

// A JSON object as one pass over its text leaves it: members in order, nested values as compact JSON text. No
// tree.
class Object {
 public:
  // Refuses, with line, column and position in the words of Python's json module ("JSON parse error -
  // Expecting value: line 1 column 1 (char 0)"): anything but one object, trailing bytes, invalid UTF-8, NUL,
  // lone surrogates, nesting beyond Attributes::maxDepth + 1, one name twice in one object (named), numbers
  // that no double can hold. A sound text that is not an object gives Invalid with a FieldError on ""
  // (WrongType, value "list", "str" ...).
  static Result<Object> parse(std::string_view json);

  explicit Object(std::vector<Member> members) : members_(std::move(members)) {}  // e.g. from a form

  const std::vector<Member>& members() const { return members_; }
  std::vector<Member>& members() { return members_; }

 private:
  std::vector<Member> members_;
};

// Takes members out of an Object by name and collects everything that is wrong with them. A member that is
// absent gives nothing; a null gives nothing and a Null problem, unless the reader allows it. Each accessor
// may be called once a name.
class Fields {
 public:
  explicit Fields(Object object);

  std::optional<std::string> text(std::string_view name);
  std::optional<std::optional<std::string>> textOrNull(std::string_view name);
  std::optional<bool> boolean(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name);
  std::optional<std::vector<std::string>> texts(std::string_view name);  // an array of strings
  std::optional<Attributes> object(std::string_view name);
  std::optional<Object> nested(std::string_view name);
  std::optional<Timestamp> timestamp(std::string_view name);

  // As text, but whatever scalar stands there (forms send everything as text; Django coerces numbers).
  std::optional<std::string> scalar(std::string_view name);

  void problem(FieldError error) { problems_.push_back(std::move(error)); }

  // What is wrong so far, and every member that nobody took as Unknown, listing what is allowed.
  std::vector<FieldError> problems();
  // The same without the unknown ones, for APIs that ignore them.
  const std::vector<FieldError>& problemsOfKnown() const { return problems_; }

 private:
  Member* take(std::string_view name);
  Member* take(std::string_view name, Kind kind, std::string_view wanted);

  Object object_;
  std::vector<bool> taken_;
  std::vector<std::string> asked_;
  std::vector<FieldError> problems_;
};

}  // namespace vedette::json
