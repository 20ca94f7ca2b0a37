#include <catch2/catch.hpp>
#include <set>

#include "jwt/base64url.hpp"
#include "jwt/hmac_sha256.hpp"
#include "vedette/crypto/openssl_digest.hpp"
#include "vedette/crypto/system_randomness.hpp"

using namespace vedette::crypto;

namespace {

std::string macOf(std::string_view key, std::string_view message) {
  const auto mac = HmacSha256(key)(message);
  return toBase64Url({reinterpret_cast<const char*>(mac.data()), mac.size()});
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
  const OpenSslDigest digest;
  CHECK(digest.sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest.sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest.sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("HMAC-SHA-256 signs the example of RFC 7515 A.1") {
  const auto key =
      fromBase64Url("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
  REQUIRE(key);
  CHECK(macOf(*key,
              "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
              "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9l"
              "eGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ") == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}

TEST_CASE("a context that is used again gives the same MAC") {
  const HmacSha256 hmac("key");
  const auto first = hmac("The quick brown fox jumps over the lazy dog");
  (void)hmac("something else");
  CHECK(hmac("The quick brown fox jumps over the lazy dog") == first);
}

TEST_CASE("base64url comes back, and only in its canonical form") {
  for (const std::string text : {"", "f", "fo", "foo", "foob", "\xff\xfe\xfd"})
    CHECK(fromBase64Url(toBase64Url(text)) == text);
  CHECK(toBase64Url("\xfb\xff") == "-_8");
  for (const std::string bad : {"A", "Zg==", "Zh", "Zm9", "Z g", "+/8", "Zm9v\n", "Zm.v"})
    CHECK_FALSE(fromBase64Url(bad));
  CHECK_FALSE(fromBase64Url(std::string("Zm\0v", 4)));
}

TEST_CASE("random numbers have the size asked for and do not repeat") {
  const SystemRandomness randomness;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(randomness.hex(16));
  CHECK(seen.size() == 1000);
  for (const std::string& hex : seen) {
    CHECK(hex.size() == 32);
    CHECK(hex.find_first_not_of("0123456789abcdef") == std::string::npos);
  }
}
