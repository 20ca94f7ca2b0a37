#pragma once

#include <spdlog/sinks/base_sink.h>
#include <unistd.h>

#include <mutex>
#include <string>

namespace vedette::app {

// Gathers lines and writes many with one system call.
class LogSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  ~LogSink() override { flush_(); }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    gathered_.append(line.data(), line.size());
    if (gathered_.size() >= enough) flush_();
  }

  void flush_() override {
    for (std::size_t written = 0; written < gathered_.size();) {
      const ssize_t n = ::write(STDERR_FILENO, gathered_.data() + written, gathered_.size() - written);
      if (n < 0 && errno != EINTR) break;
      if (n > 0) written += static_cast<std::size_t>(n);
    }
    gathered_.clear();
  }

 private:
  static constexpr std::size_t enough = 32 * 1024;
  std::string gathered_;
};

}  // namespace vedette::app
