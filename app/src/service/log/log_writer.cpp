#include "service/log/log_writer.hpp"

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace vedette::app {
namespace {

constexpr std::chrono::milliseconds gatheringTime{100};
constexpr std::size_t enough = 64 * 1024;  // bytes that are worth a system call

// A descriptor that refuses costs the lines; there is nowhere to say so.
void writeAll(int descriptor, std::string_view lines) {
  while (!lines.empty()) {
    const ssize_t n = ::write(descriptor, lines.data(), lines.size());
    if (n < 0 && errno != EINTR) return;
    if (n > 0) lines.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

LogWriter::LogWriter(int descriptor) : descriptor_(descriptor), thread_([this] { run(); }) {
  pthread_setname_np(thread_.native_handle(), "log");
}

LogWriter::~LogWriter() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  first_.notify_one();
  hasten_.notify_one();
  thread_.join();
}

void LogWriter::write(std::string_view line, Haste haste) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() + line.size() >= mostWaiting) {
    ++dropped_;
    return;
  }
  const bool wasEmpty = waiting_.empty();
  waiting_.append(line).push_back('\n');
  if (wasEmpty) first_.notify_one();
  if (hurried_ || (haste == Haste::Gathered && waiting_.size() < enough)) return;
  hurried_ = true;
  hasten_.notify_one();
}

void LogWriter::run() {
  std::string lines;
  while (gather(lines)) {
    writeAll(descriptor_, lines);
    lines.clear();
  }
}

// Waits for lines and swaps them into the empty `lines`; false when there will be none any more.
bool LogWriter::gather(std::string& lines) {
  std::unique_lock lock(mutex_);
  first_.wait(lock, [this] { return !waiting_.empty() || ending_; });
  hasten_.wait_for(lock, gatheringTime, [this] { return hurried_ || ending_; });
  hurried_ = false;
  std::swap(lines, waiting_);
  return !lines.empty();
}

}  // namespace vedette::app
