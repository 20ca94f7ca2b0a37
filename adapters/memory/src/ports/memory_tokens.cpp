#include "vedette/memory/memory_tokens.hpp"

#include <algorithm>

#include "ports/sha256.hpp"
#include "vedette/memory/device_randomness.hpp"

namespace vedette::memory {

std::string MemoryTokens::issue(const Claims& claims) const {
  std::string token = DeviceRandomness{}.hex(32);
  const std::lock_guard lock(mutex_);
  if (claims_.size() >= sweepAt_) forgetExpired(claims.issuedAt);
  claims_.emplace(sha256(token), claims);
  return token;
}

TokenReading MemoryTokens::read(std::string_view token, TokenType wanted, Timestamp now) const {
  const std::lock_guard lock(mutex_);
  const auto known = claims_.find(sha256(token));
  if (known == claims_.end()) return {{}, TokenProblem::Invalid};
  const Claims& claims = known->second;
  if (claims.issuedAt > now || claims.expiresAt <= now) return {{}, TokenProblem::Invalid};
  if (claims.type != wanted) return {{}, TokenProblem::WrongType};
  return {claims, std::nullopt};
}

void MemoryTokens::forgetExpired(Timestamp now) const {
  std::erase_if(claims_, [now](const auto& each) { return each.second.expiresAt <= now; });
  sweepAt_ = std::max<std::size_t>(1024, 2 * claims_.size());
}

}  // namespace vedette::memory
