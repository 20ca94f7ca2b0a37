#pragma once

#include <chrono>
#include <memory>

#include "vedette/crypto/signing_key.hpp"
#include "vedette/ports/tokens.hpp"

namespace vedette::crypto {

// JSON Web Tokens (RFC 7519) with HMAC-SHA-256 (HS256, RFC 7518 §3.2) as RFC 8725 wants them read: the
// algorithm is ours, never the header's, and the signature is checked before anything is parsed. Safe for
// concurrent use. Throws std::runtime_error only when OpenSSL fails, which means it is out of memory.
class JwtTokens : public Tokens {
 public:
  static constexpr std::size_t maxBytes = 4096;
  static constexpr std::chrono::seconds leeway{60};     // of "iat" and "nbf" before now; "exp" has none
  static constexpr std::chrono::days maxLifetime{366};  // from "iat" to "exp"

  explicit JwtTokens(const SigningKey&);
  ~JwtTokens() override;

  // Times are cut to whole seconds.
  std::string issue(const Claims&) const override;

  // Wants sub (= username), user_id, username, role, token_type, iat, exp, jti, sid; nbf is honoured. Any
  // other claim, "iss" and "aud" among them, and any other header member than "alg" and "typ" is refused.
  TokenReading read(std::string_view token, TokenType wanted, Timestamp now) const override;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace vedette::crypto
