#include "service/log/log.hpp"

#include <unistd.h>

#include "service/log/log_line.hpp"
#include "service/log/log_writer.hpp"

namespace vedette::app {

struct Log::Implementation {
  void write(LogLevel level, std::string_view text) {
    if (level < least) return;
    const auto now = std::chrono::floor<Timestamp::duration>(std::chrono::system_clock::now());
    writer.write(logLine(format, level, now, text), LogWriter::Haste::AtOnce);
  }

  const LogLevel least;
  const LogFormat format;
  LogWriter writer{STDERR_FILENO};
};

Log::Log(const LogSettings& settings)
    : implementation_(new Implementation{logLevelOf(settings.level), logFormatOf(settings.format)}) {}
Log::~Log() = default;

void Log::debug(std::string_view text) { implementation_->write(LogLevel::Debug, text); }
void Log::info(std::string_view text) { implementation_->write(LogLevel::Info, text); }
void Log::warning(std::string_view text) { implementation_->write(LogLevel::Warning, text); }
void Log::error(std::string_view text) { implementation_->write(LogLevel::Error, text); }

void Log::access(std::string_view line) { implementation_->writer.write(line, LogWriter::Haste::Gathered); }

std::uint64_t Log::dropped() const { return implementation_->writer.dropped(); }

}  // namespace vedette::app
