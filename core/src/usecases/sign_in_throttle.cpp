#include "vedette/usecases/sign_in_throttle.hpp"

#include <algorithm>

namespace vedette {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

constexpr std::size_t mostCounts = 100'000;

std::string pairKey(std::string_view account, std::string_view address) {
  return "both " + std::string(account) + ' ' + std::string(address);
}
std::string accountKey(std::string_view account) { return "account " + std::string(account); }
std::string addressKey(std::string_view address) { return "address " + std::string(address); }

seconds waitAfter(unsigned failuresBeyondLimit) {
  return failuresBeyondLimit >= 10 ? SignInThrottle::longestWait : seconds{1 << failuresBeyondLimit};
}

}  // namespace

std::optional<seconds> SignInThrottle::wait(std::string_view account, std::string_view address,
                                            microseconds now) const {
  const std::lock_guard lock(mutex_);
  const std::string both = pairKey(account, address);
  seconds longest = std::max(left(both, now), left(addressKey(address), now));
  const auto known = counts_.find(both);
  if (known == counts_.end() || !known->second.trusted)
    longest = std::max(longest, left(accountKey(account), now));
  if (longest == seconds{0}) return std::nullopt;
  return longest;
}

void SignInThrottle::failed(std::string_view account, std::string_view address, microseconds now) {
  const std::lock_guard lock(mutex_);
  makeRoom(now);
  countFailure(pairKey(account, address), perAccountAndAddress, now);
  countFailure(accountKey(account), perAccount, now);
  countFailure(addressKey(address), perAddress, now);
}

void SignInThrottle::succeeded(std::string_view account, std::string_view address, microseconds now) {
  const std::lock_guard lock(mutex_);
  makeRoom(now);
  counts_[pairKey(account, address)] = {0, {}, now, true};
}

seconds SignInThrottle::left(const std::string& key, microseconds now) const {
  const auto found = counts_.find(key);
  if (found == counts_.end() || found->second.lockedUntil <= now) return seconds{0};
  return std::chrono::ceil<seconds>(found->second.lockedUntil - now);
}

void SignInThrottle::countFailure(const std::string& key, unsigned limit, microseconds now) {
  Count& count = counts_[key];
  if (count.isForgotten(now)) count.failures = 0;
  count.lastSeen = now;
  if (++count.failures >= limit) count.lockedUntil = now + waitAfter(count.failures - limit);
}

bool SignInThrottle::Count::isForgotten(microseconds now) const {
  return now - std::max(lastSeen, lockedUntil) > forgottenAfter;
}

// Who fills the table has many counts of few failures: those go first, and who has to wait last. Half of it
// at once, so that most failures look at no other.
void SignInThrottle::makeRoom(microseconds now) {
  if (counts_.size() < mostCounts) return;
  std::erase_if(counts_, [&](const auto& each) { return each.second.isForgotten(now); });
  for (unsigned few = 1; counts_.size() > mostCounts / 2 && few < perAddress; few *= 2)
    std::erase_if(counts_, [&](const auto& each) {
      const Count& count = each.second;
      return count.failures <= few && !count.trusted && count.lockedUntil <= now;
    });
  if (counts_.size() > mostCounts / 2) counts_.clear();
}

}  // namespace vedette
