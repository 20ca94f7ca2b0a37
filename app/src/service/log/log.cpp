#include "service/log/log.hpp"

#include <spdlog/async.h>
#include <spdlog/async_logger.h>

#include "service/log/log_format.hpp"
#include "service/log/log_sink.hpp"

namespace vedette::app {
namespace {

constexpr std::size_t queuedLines = 8192;

spdlog::string_view_t asView(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct Log::Implementation {
  explicit Implementation(const LogSettings& settings)
      : pool(std::make_shared<spdlog::details::thread_pool>(queuedLines, 1)),
        program(makeLogger("vedette")),
        access(makeLogger(accessLogger)) {
    sink->set_formatter(logFormatter(settings.format));
    program->set_level(spdlog::level::from_str(settings.level));
    program->flush_on(spdlog::level::trace);
  }

  // Its thread writes what is queued and ends while the loggers are still there.
  ~Implementation() { pool.reset(); }

  std::shared_ptr<spdlog::async_logger> makeLogger(const char* name) {
    return std::make_shared<spdlog::async_logger>(name, sink, pool,
                                                  spdlog::async_overflow_policy::overrun_oldest);
  }

  std::shared_ptr<LogSink> sink = std::make_shared<LogSink>();
  std::shared_ptr<spdlog::details::thread_pool> pool;
  std::shared_ptr<spdlog::async_logger> program;
  std::shared_ptr<spdlog::async_logger> access;
};

Log::Log(const LogSettings& settings) : implementation_(std::make_unique<Implementation>(settings)) {}
Log::~Log() = default;

void Log::debug(std::string_view text) { implementation_->program->debug(asView(text)); }
void Log::info(std::string_view text) { implementation_->program->info(asView(text)); }
void Log::warning(std::string_view text) { implementation_->program->warn(asView(text)); }
void Log::error(std::string_view text) { implementation_->program->error(asView(text)); }
void Log::access(std::string_view line) { implementation_->access->info(asView(line)); }
void Log::flush() { implementation_->access->flush(); }

std::uint64_t Log::dropped() const { return implementation_->pool->overrun_counter(); }

}  // namespace vedette::app
