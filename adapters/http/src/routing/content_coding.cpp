#include "routing/content_coding.hpp"

#include <algorithm>
#include <optional>

#include "wire/gzip.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t worthwhile = 1'400;  // bytes; less travels in one packet anyway

std::string_view trimmed(std::string_view text) {
  const auto first = std::min(text.find_first_not_of(" \t"), text.size());
  text.remove_prefix(first);
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

bool equalsLower(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

// q=0, q=0.0 ...
bool isRefused(std::string_view parameters) {
  const auto q = parameters.find("q=");
  return q != parameters.npos && parameters.substr(q + 2).find_first_of("123456789") == parameters.npos;
}

bool isText(std::string_view contentType) {
  return contentType.starts_with("text/") || contentType.find("json") != contentType.npos ||
         contentType.find("yaml") != contentType.npos;
}

bool hasField(const Response& response, std::string_view lower) {
  return std::any_of(response.fields.begin(), response.fields.end(),
                     [&](const auto& field) { return equalsLower(field.first, lower); });
}

}  // namespace

bool acceptsGzip(std::string_view rest) {
  std::optional<bool> gzip, any;
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    const std::string_view member = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const auto semicolon = std::min(member.find(';'), member.size());
    const std::string_view coding = trimmed(member.substr(0, semicolon));
    const bool accepted = !isRefused(member.substr(semicolon));
    if (equalsLower(coding, "gzip") || equalsLower(coding, "x-gzip")) gzip = accepted;
    if (coding == "*") any = accepted;
  }
  return gzip.value_or(any.value_or(false));
}

void compressFor(const Request& request, Response& response) {
  if (response.body.size() < worthwhile || !isText(response.contentType)) return;
  if (hasField(response, "content-encoding") || hasField(response, "etag")) return;
  response.fields.emplace_back("Vary", "Accept-Encoding");
  if (!acceptsGzip(request.field("accept-encoding"))) return;
  response.body = gzip(response.body);
  response.fields.emplace_back("Content-Encoding", "gzip");
}

}  // namespace vedette::http
