#include "vedette/crypto/jwt_tokens.hpp"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "jwt/base64url.hpp"
#include "jwt/jws.hpp"
#include "jwt/jwt_json.hpp"

using namespace vedette;
using namespace vedette::crypto;

namespace {

const SigningKey::Bytes keyBytes{1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16,
                                 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32};
const SigningKey key(keyBytes);
const JwtTokens tokens(key);
const Timestamp now = parseTimestamp("2026-11-22T08:00:00.5Z").value();
constexpr long long nowSeconds = 1'795'334'400;

Claims claims() {
  return {TokenType::Access,          7, "root", "admin", "5e55", std::string(32, 'a'), now,
          now + std::chrono::hours(1)};
}

bool accepted(std::string_view token) { return !tokens.read(token, TokenType::Access, now).problem; }

// As an issuer with the right key could sign it.
std::string signedWith(std::string_view header, std::string_view payload) {
  return sign(HmacSha256(key.bytes()), {std::string(header), std::string(payload)});
}

// Our claims with one of them replaced by another text, or removed by an empty one.
std::string payloadWith(const std::string& claim, const std::string& member) {
  std::string json = toJson(claims());
  const std::size_t begin = json.find('"' + claim + '"');
  std::size_t end = json.find_first_of(",}", begin);
  if (member.empty() && json[end] == ',') ++end;
  json.replace(begin, end - begin, member);
  return json;
}

bool acceptsPayload(std::string_view payload) { return accepted(signedWith(jwtHeader, payload)); }
bool acceptsHeader(std::string_view header) { return accepted(signedWith(header, toJson(claims()))); }

}  // namespace

TEST_CASE("a token gives its claims back, times in whole seconds") {
  const TokenReading reading = tokens.read(tokens.issue(claims()), TokenType::Access, now);
  REQUIRE_FALSE(reading.problem);
  CHECK(reading.claims.userId == 7);
  CHECK(reading.claims.username == "root");
  CHECK(reading.claims.role == "admin");
  CHECK(reading.claims.session == "5e55");
  CHECK(reading.claims.jti == std::string(32, 'a'));
  CHECK(reading.claims.issuedAt == Timestamp{std::chrono::seconds{nowSeconds}});
  CHECK(reading.claims.expiresAt == Timestamp{std::chrono::seconds{nowSeconds + 3600}});
}

TEST_CASE("a token shows its claims under their registered names") {
  const auto jws = verify(HmacSha256(key.bytes()), tokens.issue(claims()));
  REQUIRE(jws);
  CHECK(jws->header == R"({"alg":"HS256","typ":"JWT"})");
  CHECK(jws->payload ==
        R"({"sub":"root","user_id":7,"username":"root","role":"admin","token_type":"access",)"
        R"("iat":1795334400,"exp":1795338000,"jti":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sid":"5e55"})");
}

TEST_CASE("a sound token of the other type is told apart from a bad one") {
  Claims refresh = claims();
  refresh.type = TokenType::Refresh;
  const std::string token = tokens.issue(refresh);
  CHECK(tokens.read(token, TokenType::Access, now).problem == TokenProblem::WrongType);
  CHECK_FALSE(tokens.read(token, TokenType::Refresh, now).problem);
  CHECK(tokens.read(tokens.issue(claims()), TokenType::Refresh, now).problem == TokenProblem::WrongType);
  CHECK(tokens.read("x.y.z", TokenType::Access, now).problem == TokenProblem::Invalid);
}

TEST_CASE("a token lives until its second comes, not beyond") {
  const std::string token = tokens.issue(claims());
  const Timestamp end{std::chrono::seconds{nowSeconds + 3600}};
  CHECK_FALSE(tokens.read(token, TokenType::Access, end - std::chrono::microseconds(1)).problem);
  CHECK(tokens.read(token, TokenType::Access, end).problem == TokenProblem::Invalid);
}

TEST_CASE("every single changed character makes a token worthless") {
  const std::string token = tokens.issue(claims());
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CAPTURE(i);
    CHECK_FALSE(accepted(changed));
  }
}

TEST_CASE("a token of another key is refused") {
  CHECK_FALSE(accepted(JwtTokens(SigningKey::random()).issue(claims())));
}

TEST_CASE("a token is three canonical parts and nothing else") {
  const std::string token = tokens.issue(claims());
  const std::string unsigned_ = token.substr(0, token.rfind('.'));
  for (const std::string& bad :
       {std::string{}, std::string("."), std::string(".."), unsigned_, unsigned_ + ".", token + ".",
        token + ".x", token + "=", token + "\n", " " + token, token + std::string(1, '\0'), "a." + token,
        std::string(JwtTokens::maxBytes + 1, 'a')})
    CHECK_FALSE(accepted(bad));
}

TEST_CASE("a last character with unused bits set is refused") {
  std::string token = tokens.issue(claims());
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  token.back() = alphabet[alphabet.find(token.back()) | 1];
  CHECK_FALSE(accepted(token));
}

TEST_CASE("a token beyond 4 KiB is refused although its signature is right") {
  Claims big = claims();
  big.role = std::string(4096, 'x');
  CHECK_FALSE(accepted(tokens.issue(big)));
}

TEST_CASE("the header may order its two members as it likes") {
  CHECK(acceptsHeader(R"({ "typ" : "JWT", "alg" : "HS256" })"));
  CHECK(acceptsHeader(R"({"alg":"HS256"})"));
}

TEST_CASE("any other header is refused although its signature is right") {
  const auto header = GENERATE(values<std::string>({
      "",
      "{}",
      "[]",
      "null",
      R"({"alg":"none"})",
      R"({"alg":"None"})",
      R"({"alg":"nOnE","typ":"JWT"})",
      R"({"alg":"HS384","typ":"JWT"})",
      R"({"alg":"HS512"})",
      R"({"alg":"RS256"})",
      R"({"alg":"hs256"})",
      R"({"alg":"HS256 "})",
      R"({"alg":["HS256"]})",
      R"({"alg":null})",
      R"({"typ":"JWT"})",
      R"({"alg":"HS256","typ":"jwt"})",
      R"({"alg":"HS256","typ":"at+jwt"})",
      R"({"alg":"HS256","typ":1})",
      R"({"alg":"HS256","alg":"HS256"})",
      R"({"alg":"none","alg":"HS256"})",
      R"({"alg":"HS256","crit":["exp"]})",
      R"({"alg":"HS256","crit":[]})",
      R"({"alg":"HS256","b64":false})",
      R"({"alg":"HS256","zip":"DEF"})",
      R"({"alg":"HS256","kid":"../../dev/null"})",
      R"({"alg":"HS256","jwk":{"kty":"oct","k":"AA"}})",
      R"({"alg":"HS256","jku":"http://127.0.0.1/"})",
      R"({"alg":"HS256","x5u":"http://127.0.0.1/"})",
      R"({"alg":"HS256","x5c":["AA"]})",
      R"({"alg":"HS256"} {})",
      "\xef\xbb\xbf{\"alg\":\"HS256\"}",
  }));
  CAPTURE(header);
  CHECK_FALSE(acceptsHeader(header));
}

TEST_CASE("a signature by another algorithm or none is refused") {
  const std::string payload = toBase64Url(toJson(claims()));
  CHECK_FALSE(accepted(toBase64Url(R"({"alg":"none"})") + "." + payload + "."));
  CHECK_FALSE(accepted(toBase64Url(jwtHeader) + "." + payload + "." + toBase64Url(std::string(48, 'x'))));
}

TEST_CASE("every claim must be there") {
  CHECK(acceptsPayload(toJson(claims())));
  const auto claim = GENERATE(
      values<std::string>({"sub", "user_id", "username", "role", "token_type", "iat", "exp", "jti"}));
  CAPTURE(claim, payloadWith(claim, ""));
  CHECK_FALSE(acceptsPayload(payloadWith(claim, "")));
}

TEST_CASE("a claim of the wrong type or value is refused") {
  const auto [claim, member] = GENERATE(table<std::string, std::string>({
      {"exp", R"("exp":1795334399)"},
      {"exp", R"("exp":1795334400)"},
      {"exp", R"("exp":"1795338000")"},
      {"exp", R"("exp":null)"},
      {"exp", R"("exp":1795338000.0)"},
      {"exp", R"("exp":1.795338e9)"},
      {"exp", R"("exp":9223372036854775808)"},
      {"exp", R"("exp":1e400)"},
      {"exp", R"("exp":-1)"},
      {"exp", R"("exp":1795338000000)"},
      {"exp", R"("exp":253402300800)"},
      {"exp", R"("exp":2110867200)"},
      {"exp", R"("exp":true)"},
      {"exp", R"("exp":[1795338000])"},
      {"iat", R"("iat":1795334461)"},
      {"iat", R"("iat":1795338001)"},
      {"iat", R"("iat":"1795334400")"},
      {"iat", R"("iat":1795334400.5)"},
      {"iat", R"("iat":1795334400,"nbf":1795334461)"},
      {"iat", R"("iat":1795334400,"nbf":"0")"},
      {"iat", R"("iat":1795334400,"nbf":1e999)"},
      {"iat", R"("iat":1795334400,"nbf":-5)"},
      {"iat", R"("iat":1795334400,"iss":"vedette")"},
      {"iat", R"("iat":1795334400,"aud":["vedette"])"},
      {"iat", R"("iat":1795334400,"iat":1795334400)"},
      {"sub", R"("sub":7)"},
      {"sub", R"("sub":"other")"},
      {"user_id", R"("user_id":"7")"},
      {"user_id", R"("user_id":7.5)"},
      {"role", R"("role":["admin"])"},
      {"role", R"("role":"admin","role":"viewer")"},
      {"role", R"("r\u006fle":"admin","role":"viewer")"},
      {"token_type", R"("token_type":"reset")"},
      {"token_type", R"("token_type":"Access")"},
      {"jti", R"("jti":"")"},
      {"jti", R"("jti":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")"},
      {"sid", R"("sid":5)"},
      {"sid", R"("session":"5e55")"},
  }));
  CAPTURE(member);
  CHECK_FALSE(acceptsPayload(payloadWith(claim, member)));
}

TEST_CASE("clocks may differ by a minute") {
  CHECK(acceptsPayload(payloadWith("iat", R"("iat":1795334460)")));
  CHECK(acceptsPayload(payloadWith("iat", R"("iat":1795334400,"nbf":1795334460)")));
}

TEST_CASE("a payload that is no JSON object is refused") {
  const std::string sound = toJson(claims());
  for (const std::string& payload :
       {std::string{}, std::string("[]"), std::string("{}"), sound + "x", "[" + sound + "]",
        std::string("{\"sub\":\"\xff\"}"), std::string(3000, '[')})
    CHECK_FALSE(acceptsPayload(payload));
}

TEST_CASE("many threads may issue and read at once") {
  std::vector<std::thread> threads;
  std::atomic<int> bad = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 500; ++n) bad += !accepted(tokens.issue(claims()));
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(bad == 0);
}
