#include "limits/request_limits.hpp"

#include "limits/network.hpp"

namespace vedette::http {
namespace {

Failure tooMany(std::chrono::seconds wait) {
  const auto seconds = static_cast<unsigned>(wait.count());
  return {.status = 429,
          .detail = "There were too many requests; the next one is taken in " + std::to_string(seconds) +
                    (seconds == 1 ? " second." : " seconds."),
          .retryAfterSeconds = seconds};
}

}  // namespace

std::optional<Failure> RequestLimits::count(const Request& request, const std::optional<Principal>& caller,
                                            RateLimit::Clock::time_point now) {
  RateLimit& limit = caller ? users_ : anonymous_;
  if (!limit.on()) return std::nullopt;
  const std::uint64_t key = caller ? static_cast<std::uint64_t>(caller->userId) : networkOf(request.remote);
  if (const auto wait = limit.take(key, now)) return tooMany(*wait);
  return std::nullopt;
}

}  // namespace vedette::http
