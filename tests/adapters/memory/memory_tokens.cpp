#include "vedette/memory/memory_tokens.hpp"

#include <catch2/catch.hpp>
#include <set>

namespace {

using namespace std::chrono_literals;
using vedette::Claims;
using vedette::TokenProblem;
using vedette::TokenType;
using vedette::memory::MemoryTokens;

const vedette::Timestamp issued = vedette::fromMicroseconds(1'000'000'000);

Claims claims(TokenType type = TokenType::Access) {
  return {type, 7, "alice", "analyst", "session", "jti", issued, issued + 1h};
}

TEST_CASE("a token that was issued reads back as its claims") {
  const MemoryTokens tokens;
  const auto reading = tokens.read(tokens.issue(claims()), TokenType::Access, issued);
  REQUIRE_FALSE(reading.problem);
  CHECK(reading.claims.userId == 7);
  CHECK(reading.claims.username == "alice");
  CHECK(reading.claims.role == "analyst");
  CHECK(reading.claims.session == "session");
  CHECK(reading.claims.jti == "jti");
  CHECK(reading.claims.expiresAt == issued + 1h);
}

TEST_CASE("a token tells nothing and is never issued twice") {
  const MemoryTokens tokens;
  std::set<std::string> issuedTokens;
  for (int i = 0; i < 1000; ++i) issuedTokens.insert(tokens.issue(claims()));
  CHECK(issuedTokens.size() == 1000);
  CHECK(issuedTokens.begin()->size() == 64);
  CHECK(issuedTokens.begin()->find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("a token that was not issued here is invalid") {
  const MemoryTokens tokens, others;
  const std::string token = tokens.issue(claims());
  for (const std::string& bad : {std::string(), std::string("nonsense"), others.issue(claims()), token + "0",
                                 token.substr(1), std::string(64, '0')})
    CHECK(tokens.read(bad, TokenType::Access, issued).problem == TokenProblem::Invalid);
}

TEST_CASE("a token of the other type is told apart from an invalid one") {
  const MemoryTokens tokens;
  const std::string refresh = tokens.issue(claims(TokenType::Refresh));
  CHECK(tokens.read(refresh, TokenType::Access, issued).problem == TokenProblem::WrongType);
  CHECK_FALSE(tokens.read(refresh, TokenType::Refresh, issued).problem);
}

TEST_CASE("a token is good from its issue until it expires") {
  const MemoryTokens tokens;
  const std::string token = tokens.issue(claims());
  CHECK(tokens.read(token, TokenType::Access, issued - 1us).problem == TokenProblem::Invalid);
  CHECK_FALSE(tokens.read(token, TokenType::Access, issued + 1h - 1us).problem);
  CHECK(tokens.read(token, TokenType::Access, issued + 1h).problem == TokenProblem::Invalid);
}

TEST_CASE("tokens that are alive survive the sweep of those that are not") {
  const MemoryTokens tokens;
  Claims lasting = claims();
  lasting.expiresAt = issued + 24h;
  const std::string alive = tokens.issue(lasting);
  for (int i = 0; i < 3000; ++i) {
    Claims later = claims();
    later.issuedAt = issued + std::chrono::minutes(i / 100 * 60);
    later.expiresAt = later.issuedAt + 1min;
    tokens.issue(later);
  }
  CHECK_FALSE(tokens.read(alive, TokenType::Access, issued + 23h).problem);
}

}  // namespace
