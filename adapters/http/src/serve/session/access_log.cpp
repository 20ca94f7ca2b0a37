#include "serve/session/access_log.hpp"

#include <array>
#include <charconv>

#include "text/json_text.hpp"
#include "vedette/domain/timestamp.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t longestText = 512;

void appendMember(std::string& line, std::string_view name, std::string_view text) {
  line.append(",\"").append(name).append("\":");
  appendJsonText(line, text.substr(0, longestText));
}

void appendNumber(std::string& line, std::string_view name, std::uint64_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  line.append(",\"").append(name).append("\":").append(digits.data(), end);
}

// In milliseconds, to the microsecond.
void appendDuration(std::string& line, std::chrono::nanoseconds took) {
  const auto microseconds = static_cast<std::uint64_t>(took.count()) / 1000;
  appendNumber(line, "duration_ms", microseconds / 1000);
  line += '.';
  for (std::uint64_t scale = 100; scale > 0; scale /= 10)
    line += static_cast<char>('0' + microseconds / scale % 10);
}

}  // namespace

void writeAccessLine(std::string& line, const AccessRecord& record) {
  line = "{\"time\":\"";
  appendTimestamp(line, std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
  line += '"';
  appendMember(line, "request_id", record.request.id);
  appendMember(line, "remote", record.request.remote);
  if (!record.user.empty()) appendMember(line, "user", record.user);
  appendMember(line, "method", record.method);
  appendMember(line, "path", record.request.path);
  appendNumber(line, "status", record.status);
  appendNumber(line, "bytes", record.bytes);
  appendDuration(line, record.took);
  if (!record.failure.empty()) appendMember(line, "exception", record.failure);
  line += '}';
}

}  // namespace vedette::http
