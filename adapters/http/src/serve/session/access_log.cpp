#include "serve/session/access_log.hpp"

#include <fmt/format.h>

#include <iterator>

#include "text/json_text.hpp"
#include "vedette/domain/timestamp.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t longestText = 512;

void appendMember(std::string& line, std::string_view name, std::string_view text) {
  line.append(",\"").append(name).append("\":");
  appendJsonText(line, text.substr(0, longestText));
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
  fmt::format_to(std::back_inserter(line), ",\"status\":{},\"bytes\":{},\"duration_ms\":{:.3f}",
                 record.status, record.bytes, std::chrono::duration<double, std::milli>(record.took).count());
  if (!record.failure.empty()) appendMember(line, "exception", record.failure);
  line += '}';
}

}  // namespace vedette::http
