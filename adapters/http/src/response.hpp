#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::http {

struct Response {
  unsigned status = 200;
  std::string body = {};
  std::string_view contentType = "application/json";  // a string literal
  std::vector<std::pair<std::string, std::string>> fields =
      {};  // further header fields; checked for CR and LF
};

Response json(unsigned status, std::string body);
Response noContent();

}  // namespace vedette::http
