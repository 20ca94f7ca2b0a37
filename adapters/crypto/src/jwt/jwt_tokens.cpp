#include "vedette/crypto/jwt_tokens.hpp"

#include "jwt/hmac_sha256.hpp"
#include "jwt/jws.hpp"
#include "jwt/jwt_json.hpp"

namespace vedette::crypto {
namespace {

TokenReading bad(TokenProblem problem) { return {{}, problem}; }

bool isCurrent(const ReadClaims& read, Timestamp now) {
  const Claims& claims = read.claims;
  return now < claims.expiresAt && claims.issuedAt <= claims.expiresAt &&
         claims.expiresAt - claims.issuedAt <= JwtTokens::maxLifetime &&
         claims.issuedAt <= now + JwtTokens::leeway &&
         (!read.notBefore || *read.notBefore <= now + JwtTokens::leeway);
}

}  // namespace

struct JwtTokens::Implementation {
  HmacSha256 hmac;
};

JwtTokens::JwtTokens(const SigningKey& key) : implementation_(new Implementation{HmacSha256(key.bytes())}) {}
JwtTokens::~JwtTokens() = default;

std::string JwtTokens::issue(const Claims& claims) const {
  return sign(implementation_->hmac, {std::string(jwtHeader), toJson(claims)});
}

TokenReading JwtTokens::read(std::string_view token, TokenType wanted, Timestamp now) const {
  if (token.size() > maxBytes) return bad(TokenProblem::Invalid);
  const auto jws = verify(implementation_->hmac, token);
  if (!jws || !isPlainHs256(jws->header)) return bad(TokenProblem::Invalid);
  auto read = claimsFrom(jws->payload);
  if (!read || !isCurrent(*read, now)) return bad(TokenProblem::Invalid);
  if (read->claims.type != wanted) return bad(TokenProblem::WrongType);
  return {std::move(read->claims), std::nullopt};
}

}  // namespace vedette::crypto
