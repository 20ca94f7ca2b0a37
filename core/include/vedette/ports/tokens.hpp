#pragma once

#include <string>
#include <string_view>

#include "vedette/domain/identity/principal.hpp"
#include "vedette/domain/timestamp.hpp"

namespace vedette {

enum class TokenType { Access, Refresh };

struct Claims {
  TokenType type = TokenType::Access;
  UserId userId = 0;
  std::string username;
  std::string role;
  std::string session;
  std::string jti;  // 32 hex digits, unique
  Timestamp issuedAt;
  Timestamp expiresAt;
};

enum class TokenProblem {
  Invalid,    // malformed, wrong algorithm, bad signature, expired, not yet valid, missing or wrong claims
  WrongType,  // sound, but not of the type asked for
};

struct TokenReading {
  Claims claims;  // meaningful when there is no problem
  std::optional<TokenProblem> problem = {};
};

class Tokens {
 public:
  virtual ~Tokens() = default;
  virtual std::string issue(const Claims&) const = 0;

  // MUST pin the algorithm, compare in constant time, refuse duplicate members and anything past `now`.
  virtual TokenReading read(std::string_view token, TokenType wanted, Timestamp now) const = 0;
};

}  // namespace vedette
