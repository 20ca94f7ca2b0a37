#pragma once

#include <string>
#include <string_view>

#include "response.hpp"

namespace vedette::http {

// What an answer says beside what its handler made it say.
struct AnswerFrame {
  std::string_view requestId;
  std::string_view date;  // IMF-fixdate
  bool keepAlive = true;
  bool http11 = true;
  bool withoutBody = false;  // to HEAD: the length, not the bytes
};

// Appends a whole answer: head with the fields that every answer has, and body.
void appendAnswer(std::string& out, const Response&, const AnswerFrame&);

// Now, as IMF-fixdate (RFC 9110 §5.6.7).
std::string currentDate();

}  // namespace vedette::http
