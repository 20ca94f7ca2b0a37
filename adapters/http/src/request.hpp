#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };
std::string_view toString(Method);  // "GET" ...

// A request that passed the guard. Header fields are copied before the body is read, so a trailer cannot
// alter them.
struct Request {
  std::string id;  // X-Request-Id: the client's, if sensible, else ours
  Method method = Method::Get;
  std::string path;      // normalised and percent-decoded, begins with '/'
  std::string rawQuery;  // as sent, without '?'
  std::string host;      // the Host field; what absolute links are made from
  std::string remote;    // the peer's address
  std::string body;      // whole, except for streamed routes
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case

  std::string_view field(std::string_view lowerCaseName) const;  // empty when absent
};

// Name and value, percent-decoded, '+' as a space, in the order sent. Nothing when it is malformed: a bad
// escape, NUL, or not UTF-8.
using Parameters = std::vector<std::pair<std::string, std::string>>;
std::optional<Parameters> parseParameters(std::string_view formEncoded);

}  // namespace vedette::http
