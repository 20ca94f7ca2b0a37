#include "commands/backup/progress.hpp"

#include <fmt/format.h>

#include <ostream>

namespace vedette::app {
namespace {

constexpr std::chrono::milliseconds interval{200};
constexpr const char* eraseLine = "\r\x1b[K";

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string sizeText(std::uint64_t bytes) {
  if (bytes < 1'000) return fmt::format("{} bytes", bytes);
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

Progress::Progress(std::ostream& terminal, std::string deed, bool isTerminal)
    : terminal_(terminal), deed_(std::move(deed)), isTerminal_(isTerminal) {}

Progress::~Progress() {
  if (shown_) terminal_ << eraseLine << std::flush;
}

void Progress::show(std::uint64_t rows) {
  const auto now = Clock::now();
  if (!isTerminal_ || now < next_) return;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const auto rate = seconds > 0 ? static_cast<std::uint64_t>(static_cast<double>(rows) / seconds) : 0;
  terminal_ << eraseLine << deed_ << ": " << grouped(rows) << " rows, " << grouped(rate) << " a second"
            << std::flush;
  shown_ = true;
  next_ = now + interval;
}

}  // namespace vedette::app
