#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace vedette::app {

// Lines on their way to a descriptor. A thread of its own writes them, so that a slow terminal or disk never
// holds anybody up. What has not been written is bounded: beyond it lines are dropped and counted.
class LogWriter {
 public:
  enum class Haste { AtOnce, Gathered };

  static constexpr std::size_t mostWaiting = 4u << 20;  // bytes

  explicit LogWriter(int descriptor);
  ~LogWriter();  // writes what waits
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;

  // From any thread; the line comes without its end. A gathered one may wait a tenth of a second for others:
  // telling the thread of each costs a busy server more than writing it.
  void write(std::string_view line, Haste);

  std::uint64_t dropped() const { return dropped_; }  // lines

 private:
  void run();
  bool gather(std::string& lines);

  const int descriptor_;
  std::mutex mutex_;
  std::condition_variable first_;   // something waits
  std::condition_variable hasten_;  // and should be written now
  std::string waiting_;
  bool hurried_ = false;
  bool ending_ = false;
  std::atomic<std::uint64_t> dropped_ = 0;
  std::thread thread_;
};

}  // namespace vedette::app
