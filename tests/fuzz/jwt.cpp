#include <cstdint>
#include <string>

#include "demand.hpp"
#include "jwt/jws.hpp"
#include "jwt/jwt_json.hpp"
#include "vedette/crypto/jwt_tokens.hpp"

using namespace vedette;
using namespace vedette::crypto;

namespace {

const SigningKey key(SigningKey::Bytes{1, 2, 3});
const JwtTokens tokens(key);
const HmacSha256 hmac(key.bytes());
const Timestamp now = fromMicroseconds(1'795'334'400'000'000);

void forgeryFails(std::string_view input) {
  demand(tokens.read(input, TokenType::Access, now).problem.has_value(), "an unsigned token is refused");
}

// What stands behind a right signature: a line of header, then the payload.
void signedIsJudged(std::string_view input) {
  const std::size_t line = input.find('\n');
  const std::string header(line == std::string_view::npos ? jwtHeader : input.substr(0, line));
  const std::string payload(line == std::string_view::npos ? input : input.substr(line + 1));
  const TokenReading reading = tokens.read(sign(hmac, {header, payload}), TokenType::Access, now);
  if (reading.problem) return;
  demand(reading.claims.expiresAt > now, "an accepted token has not expired");
  demand(!tokens.read(tokens.issue(reading.claims), TokenType::Access, now).problem,
         "the claims of an accepted token can be issued again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  forgeryFails(input);
  signedIsJudged(input);
  return 0;
}
