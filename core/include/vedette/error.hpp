#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vedette {

// Protocol-free; adapters map a kind once (HTTP: problem.cpp).
enum class ErrorKind {
  Invalid,          // the input breaks a rule that the caller can read about
  Unauthenticated,  // nobody, or nobody we can trust, is asking
  Forbidden,        // the principal lacks a permission
  NotFound,
  Conflict,  // the state of the store forbids it: taken names, the last admin, a lost race
  Stale,     // the caller's precondition (If-Match) no longer holds
  Limited,   // the caller asks too much or too fast
  Unavailable,
};

// What a field breaks. Every API phrases these in its own words; `Violation` lets it.
enum class Violation {
  Required,
  Null,
  Blank,
  WrongType,
  TooLong,
  TooShort,
  OutOfRange,
  BadFormat,
  NotAChoice,
  Taken,
  Unknown,    // no such field or parameter exists
  Reference,  // names something that does not exist
};

struct FieldError {
  std::string field;
  Violation violation;
  std::string message;  // a whole sentence that says what is wrong and what is allowed
  std::string value;    // the offending value for NotAChoice, the limit for TooLong; else empty
  bool operator==(const FieldError&) const = default;
};

// Why something is Unavailable, where that makes a difference.
enum class Cause {
  Other,
  StoreAway,     // nobody can use the store now
  StoreRefuses,  // it refuses a value: the same again would fail again
};

struct Error {
  ErrorKind kind;
  std::string message;
  std::vector<FieldError> fields = {};
  unsigned retryAfterSeconds = 0;  // Limited and Unavailable: when to try again; 0 when nobody knows
  Cause cause = Cause::Other;      // of Unavailable
  bool operator==(const Error&) const = default;
};

inline Error invalid(std::string message) { return {ErrorKind::Invalid, std::move(message)}; }
inline Error invalid(std::vector<FieldError> fields) {
  return {ErrorKind::Invalid, "The request has invalid fields.", std::move(fields)};
}
inline Error notFound(std::string message) { return {ErrorKind::NotFound, std::move(message)}; }
inline Error conflict(std::string message) { return {ErrorKind::Conflict, std::move(message)}; }
inline Error forbidden(std::string message) { return {ErrorKind::Forbidden, std::move(message)}; }
inline Error unauthenticated(std::string message) { return {ErrorKind::Unauthenticated, std::move(message)}; }
inline Error unavailable(std::string message) { return {ErrorKind::Unavailable, std::move(message)}; }
inline Error unavailable(std::string message, Cause cause) {
  return {ErrorKind::Unavailable, std::move(message), {}, 0, cause};
}

}  // namespace vedette
