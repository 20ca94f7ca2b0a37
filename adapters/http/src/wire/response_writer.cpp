#include "wire/response_writer.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

#include "text/reason.hpp"

namespace vedette::http {
namespace {

constexpr std::string_view everyAnswer =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n";

void appendNumber(std::string& out, std::size_t number) {
  char digits[20];
  const auto [end, failure] = std::to_chars(digits, digits + sizeof digits, number);
  out.append(digits, end);
}

// A field that holds a control byte would end early and begin another: it is not sent.
bool isSafe(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7F; });
}

bool isCacheControl(std::string_view name) {
  constexpr std::string_view wanted = "cache-control";
  return name.size() == wanted.size() &&
         std::equal(name.begin(), name.end(), wanted.begin(), [](char a, char b) { return (a | 0x20) == b; });
}

void appendField(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

bool mayHaveBody(unsigned status) { return status >= 200 && status != 204 && status != 304; }

void appendStatusLine(std::string& out, unsigned status) {
  out += "HTTP/1.1 ";
  appendNumber(out, status);
  out.append(1, ' ').append(reasonOf(status)).append("\r\n");
}

void appendHandlerFields(std::string& out, const Response& response) {
  bool cacheControl = false;
  for (const auto& [name, value] : response.fields) {
    if (!isSafe(name) || !isSafe(value)) continue;
    cacheControl = cacheControl || isCacheControl(name);
    appendField(out, name, value);
  }
  if (!cacheControl) out += "Cache-Control: no-store\r\n";
}

void appendConnection(std::string& out, const AnswerFrame& frame) {
  if (!frame.keepAlive)
    out += "Connection: close\r\n";
  else if (!frame.http11)
    out += "Connection: keep-alive\r\n";
}

}  // namespace

void appendAnswer(std::string& out, const Response& response, const AnswerFrame& frame) {
  const bool body = mayHaveBody(response.status);
  out.reserve(out.size() + 384 + response.body.size());
  appendStatusLine(out, response.status);
  appendField(out, "Date", frame.date);
  if (body) {
    if (!response.body.empty() && isSafe(response.contentType))
      appendField(out, "Content-Type", response.contentType);
    out += "Content-Length: ";
    appendNumber(out, response.body.size());
    out += "\r\n";
  }
  appendField(out, "X-Request-Id", frame.requestId);
  out += everyAnswer;
  appendHandlerFields(out, response);
  appendConnection(out, frame);
  out += "\r\n";
  if (body && !frame.withoutBody) out += response.body;
}

std::string currentDate() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  const std::size_t length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text, length};
}

}  // namespace vedette::http
