#include <catch2/catch.hpp>

#include "../json/measured.hpp"
#include "vedette/crypto/argon2_passwords.hpp"
#include "vedette/crypto/jwt_tokens.hpp"

using namespace vedette;
using namespace vedette::crypto;

TEST_CASE("reading a token and hashing a password cost", "[.bench]") {
  const JwtTokens tokens(SigningKey::random());
  const Timestamp now = parseTimestamp("2026-11-22T08:00:00Z").value();
  const Claims claims{TokenType::Access,    42,  "analyst@example.com",      "analyst", std::string(32, 'b'),
                      std::string(32, 'a'), now, now + std::chrono::hours(1)};
  const std::string token = tokens.issue(claims);
  const auto read = [&] { return tokens.read(token, TokenType::Access, now); };
  REQUIRE_FALSE(read().problem);
  WARN("reading a token of " << token.size() << " bytes: " << nanosecondsEach(20'000, read) << " ns");
  const Argon2Passwords passwords;
  WARN("hashing a password: " << nanosecondsEach(4, [&] { (void)passwords.hash("correct horse"); }) / 1e6
                              << " ms");
}
