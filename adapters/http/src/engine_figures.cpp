#include "engine_figures.hpp"

#include <fmt/format.h>

namespace vedette::http {
namespace {

std::size_t classOf(unsigned status) { return (status < 100 ? 500 : status) / 100 % 6 - 1; }

double valueOf(const std::atomic<std::uint64_t>& counter) {
  return static_cast<double>(counter.load(std::memory_order_relaxed));
}

}  // namespace

void EngineFigures::requestEnded(Method method, unsigned status, std::chrono::nanoseconds took) {
  add(requests_[static_cast<std::size_t>(method)][classOf(status)]);
  const double seconds = std::chrono::duration<double>(took).count();
  std::size_t bucket = 0;
  while (bucket < durationBounds.size() && seconds > durationBounds[bucket]) ++bucket;
  add(durations_[bucket]);
  durationNanoseconds_.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
  inFlight_.fetch_sub(1, std::memory_order_relaxed);
}

void EngineFigures::requestMalformed(unsigned status) { add(malformed_[classOf(status)]); }

void EngineFigures::appendTo(Figures& out) const {
  for (std::size_t m = 0; m < methodCount; ++m)
    for (std::size_t c = 0; c < 5; ++c)
      if (const double count = valueOf(requests_[m][c]); count > 0)
        out.emplace_back(fmt::format("vedette_http_requests_total{{method=\"{}\",status=\"{}xx\"}}",
                                     toString(static_cast<Method>(m)), c + 1),
                         count);
  for (std::size_t c = 0; c < 5; ++c)
    if (const double count = valueOf(malformed_[c]); count > 0)
      out.emplace_back(fmt::format("vedette_http_malformed_requests_total{{status=\"{}xx\"}}", c + 1), count);
  out.emplace_back("vedette_http_requests_in_flight", valueOf(inFlight_));
  out.emplace_back("vedette_http_requests_shed_total", valueOf(shedRequests_));
  out.emplace_back("vedette_http_requests_throttled_total{caller=\"anonymous\"}",
                   valueOf(throttledRequests_[0]));
  out.emplace_back("vedette_http_requests_throttled_total{caller=\"user\"}", valueOf(throttledRequests_[1]));
  out.emplace_back("vedette_http_connections_total", valueOf(connections_));
  out.emplace_back("vedette_http_connections_open", valueOf(openConnections_));
  out.emplace_back("vedette_http_connections_rejected_total", valueOf(rejectedConnections_));
  appendDurations(out);
}

void EngineFigures::appendDurations(Figures& out) const {
  double cumulative = 0;
  for (std::size_t i = 0; i < durations_.size(); ++i) {
    cumulative += valueOf(durations_[i]);
    const std::string bound = i < durationBounds.size() ? fmt::format("{}", durationBounds[i]) : "+Inf";
    out.emplace_back(fmt::format("vedette_http_request_duration_seconds_bucket{{le=\"{}\"}}", bound),
                     cumulative);
  }
  out.emplace_back("vedette_http_request_duration_seconds_sum", valueOf(durationNanoseconds_) / 1e9);
  out.emplace_back("vedette_http_request_duration_seconds_count", cumulative);
}

}  // namespace vedette::http
