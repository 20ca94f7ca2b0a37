#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "request.hpp"

namespace vedette::http {

// What the engine counts about itself. Any thread may add and read.
class EngineFigures {
 public:
  using Figures = std::vector<std::pair<std::string, double>>;

  enum class Caller { Anonymous, User };

  void requestStarted() { add(inFlight_); }
  void requestEnded(Method method, unsigned status, std::chrono::nanoseconds took);
  void requestMalformed(unsigned status);  // no method known: not counted by method
  void connectionOpened() {
    add(connections_);
    add(openConnections_);
  }
  void connectionClosed() { openConnections_.fetch_sub(1, std::memory_order_relaxed); }
  void connectionRejected() { add(rejectedConnections_); }
  void requestShed() { add(shedRequests_); }  // 503: a pool or its queue was full
  void requestThrottled(Caller caller) { add(throttledRequests_[static_cast<std::size_t>(caller)]); }  // 429

  // Prometheus name (with its labels) -> value: vedette_http_requests_total{method="GET",status="2xx"} ...
  void appendTo(Figures&) const;

 private:
  static constexpr std::size_t methodCount = 7;
  static constexpr std::array<double, 8> durationBounds{0.001, 0.005, 0.025, 0.1, 0.25, 1, 5, 30};  // seconds
  using Counter = std::atomic<std::uint64_t>;

  static void add(Counter& counter) { counter.fetch_add(1, std::memory_order_relaxed); }
  void appendDurations(Figures&) const;

  std::array<std::array<Counter, 5>, methodCount> requests_{};  // by method and status class
  std::array<Counter, 5> malformed_{};                          // by status class
  std::array<Counter, durationBounds.size() + 1> durations_{};  // not cumulative
  Counter durationNanoseconds_{0};
  Counter inFlight_{0};
  Counter connections_{0};
  Counter openConnections_{0};
  Counter rejectedConnections_{0};
  Counter shedRequests_{0};
  std::array<Counter, 2> throttledRequests_{};  // by caller
};

}  // namespace vedette::http
