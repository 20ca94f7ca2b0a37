#include "serve/session/access_log.hpp"

#include <array>
#include <charconv>

#include "text/json_text.hpp"
#include "vedette/domain/timestamp.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t longestText = 512;

// `name` with the punctuation around it: a line is made for every request.
void appendText(std::string& line, std::string_view name, std::string_view text) {
  line += name;
  appendJsonText(line, text.substr(0, longestText));
}

void appendNumber(std::string& line, std::string_view name, std::uint64_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  line.append(name).append(digits.data(), end);
}

// In milliseconds, to the microsecond.
void appendDuration(std::string& line, std::chrono::nanoseconds took) {
  const auto microseconds = static_cast<std::uint64_t>(took.count()) / 1000;
  appendNumber(line, R"(,"duration_ms":)", microseconds / 1000);
  line += '.';
  for (std::uint64_t scale = 100; scale > 0; scale /= 10)
    line += static_cast<char>('0' + microseconds / scale % 10);
}

}  // namespace

void writeAccessLine(std::string& line, const AccessRecord& record) {
  line = "{\"time\":\"";
  appendTimestamp(line, std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
  line += '"';
  appendText(line, R"(,"request_id":)", record.request.id);
  appendText(line, R"(,"remote":)", record.request.remote);
  if (!record.user.empty()) appendText(line, R"(,"user":)", record.user);
  appendText(line, R"(,"method":)", record.method);
  appendText(line, R"(,"path":)", record.request.path);
  appendNumber(line, R"(,"status":)", record.status);
  appendNumber(line, R"(,"bytes":)", record.bytes);
  appendDuration(line, record.took);
  if (!record.failure.empty()) appendText(line, R"(,"exception":)", record.failure);
  line += '}';
}

}  // namespace vedette::http
