#include "service/log/log_format.hpp"

#include <fmt/format.h>
#include <spdlog/details/log_msg.h>

#include "vedette/domain/timestamp.hpp"

namespace vedette::app {
namespace {

std::string_view view(const spdlog::string_view_t& text) { return {text.data(), text.size()}; }

// Control characters, quotes and backslashes as in JSON: harmless in plain text too.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

class LineFormatter final : public spdlog::formatter {
 public:
  explicit LineFormatter(bool json) : json_(json) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const std::string line = lineOf(message);
    out.append(line.data(), line.data() + line.size());
    out.push_back('\n');
  }

  std::unique_ptr<formatter> clone() const override { return std::make_unique<LineFormatter>(json_); }

 private:
  std::string lineOf(const spdlog::details::log_msg& message) const {
    if (view(message.logger_name) == accessLogger) return std::string(view(message.payload));
    const auto time = formatTimestamp(std::chrono::time_point_cast<Timestamp::duration>(message.time));
    const auto level = view(spdlog::level::to_string_view(message.level));
    const auto text = escaped(view(message.payload));
    if (!json_) return fmt::format("{} {} {}", time, level, text);
    return fmt::format(R"({{"time":"{}","level":"{}","message":"{}"}})", time, level, text);
  }

  bool json_;
};

}  // namespace

std::unique_ptr<spdlog::formatter> logFormatter(const std::string& format) {
  return std::make_unique<LineFormatter>(format == "json");
}

}  // namespace vedette::app
