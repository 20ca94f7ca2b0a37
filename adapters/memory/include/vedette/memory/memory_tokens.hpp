#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "vedette/ports/tokens.hpp"

namespace vedette::memory {

// Opaque tokens: 64 random hex digits that mean something only to the object that issued them. It remembers
// the claims under the token's SHA-256, so looking one up tells nothing by its time, until they expire.
class MemoryTokens final : public Tokens {
 public:
  std::string issue(const Claims&) const override;
  TokenReading read(std::string_view token, TokenType wanted, Timestamp now) const override;

 private:
  void forgetExpired(Timestamp now) const;

  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, Claims> claims_;
  mutable std::size_t sweepAt_ = 1024;  // doubles with what is alive, so a sweep costs O(1) a token
};

}  // namespace vedette::memory
