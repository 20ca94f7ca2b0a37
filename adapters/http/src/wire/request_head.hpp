#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace vedette::http {

// A request head taken apart, as views of the bytes that it was read from.
struct RequestHead {
  std::string_view method;
  std::string_view target;
  unsigned version = 0;                                               // 11 for HTTP/1.1
  std::vector<std::pair<std::string_view, std::string_view>> fields;  // in the order sent

  enum class Outcome { Whole, Malformed, UnknownVersion };

  // `bytes` must have passed HeadScan.
  Outcome parse(std::string_view bytes);
};

}  // namespace vedette::http
