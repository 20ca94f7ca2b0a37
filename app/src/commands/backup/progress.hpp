#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace vedette::app {

// 1,234,567
std::string grouped(std::uint64_t number);

// 512 bytes, 1.5 kB, 12.3 MB
std::string sizeText(std::uint64_t bytes);

// A line on a terminal that counts rows while they are copied, and goes when it is done; elsewhere nothing.
class Progress {
 public:
  Progress(std::ostream& terminal, std::string deed, bool isTerminal);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::uint64_t rows);

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& terminal_;
  std::string deed_;
  bool isTerminal_;
  bool shown_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point next_ = begun_;
};

}  // namespace vedette::app
