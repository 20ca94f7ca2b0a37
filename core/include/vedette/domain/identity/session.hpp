#pragma once

#include <optional>
#include <string>

#include "vedette/domain/identity/principal.hpp"
#include "vedette/domain/timestamp.hpp"

namespace vedette {

// One sign-in, and the family of refresh tokens that descends from it.
struct Session {
  std::string id;  // 32 hex digits
  UserId userId = 0;
  Timestamp createdAt;
  std::optional<Timestamp> revokedAt = {};
};

// A refresh token as the store knows it: the SHA-256 of its jti, in hex, never the token.
struct RefreshToken {
  std::string hash;
  std::string session;
  Timestamp expiresAt;
  std::optional<Timestamp> usedAt = {};
};

// What a bearer of an access token is worth now: read from the store, never believed from the token.
struct Standing {
  Principal principal;
  bool active = false;          // the account
  bool sessionRevoked = false;  // signed out, password changed, or a dead refresh token was used
};

}  // namespace vedette
