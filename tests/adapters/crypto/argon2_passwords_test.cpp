#include "vedette/crypto/argon2_passwords.hpp"

#include <argon2.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using vedette::crypto::Argon2Parameters;
using vedette::crypto::Argon2Passwords;

namespace {

constexpr Argon2Parameters light{64, 1, 1};

std::vector<std::string> compared;  // the PHC strings that a password was really compared with

}  // namespace

extern "C" {
int __real_argon2id_verify(const char* phc, const void* password, size_t size);

int __wrap_argon2id_verify(const char* phc, const void* password, size_t size) {
  const int code = __real_argon2id_verify(phc, password, size);
  if (code == ARGON2_OK || code == ARGON2_VERIFY_MISMATCH) compared.emplace_back(phc);
  return code;
}
}

TEST_CASE("a password fits its hash and no other") {
  const Argon2Passwords passwords(light);
  const auto phc = passwords.hash("correct horse");
  REQUIRE(phc);
  CHECK(passwords.verify("correct horse", *phc));
  CHECK_FALSE(passwords.verify("correct horsE", *phc));
  CHECK_FALSE(passwords.verify("correct horse ", *phc));
  CHECK_FALSE(passwords.verify("", *phc));
}

TEST_CASE("a password is not cut at a NUL nor at any length") {
  const Argon2Passwords passwords(light);
  const std::string withNul("a\0b", 3);
  CHECK_FALSE(passwords.verify("a", passwords.hash(withNul).value()));
  const std::string longOne(1024, 'x');
  const auto phc = passwords.hash(longOne).value();
  CHECK(passwords.verify(longOne, phc));
  CHECK_FALSE(passwords.verify(longOne + "x", phc));
}

TEST_CASE("a hash is a PHC string with a fresh salt of 16 bytes and 32 bytes of hash") {
  const Argon2Passwords passwords;
  const auto phc = passwords.hash("secret").value();
  CHECK(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(phc.size() == std::string("$argon2id$v=19$m=19456,t=2,p=1$").size() + 22 + 1 + 43);
  CHECK(phc.find('\0') == std::string::npos);
  CHECK(passwords.hash("secret").value() != phc);
  CHECK(passwords.verify("secret", phc));
}

TEST_CASE("without a hash to compare with, the work is done all the same, with today's parameters") {
  const Argon2Passwords passwords(light);
  const auto phc = GENERATE(values<std::string>(
      {"", "x", "$argon2id$", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA", "$2b$12$abcdefghijklmnopqrstuv",
       "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA", "pbkdf2_sha256$1$a$b"}));
  CAPTURE(phc);
  compared.clear();
  CHECK_FALSE(passwords.verify("secret", phc));
  REQUIRE(compared.size() == 1);
  CHECK(compared[0].starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
}

TEST_CASE("a real hash is compared with once") {
  const Argon2Passwords passwords(light);
  const auto phc = passwords.hash("secret").value();
  compared.clear();
  CHECK(passwords.verify("secret", phc));
  CHECK_FALSE(passwords.verify("wrong", phc));
  CHECK(compared == std::vector<std::string>{phc, phc});
}

TEST_CASE("a hash with other parameters still fits and is outdated") {
  const auto old = Argon2Passwords(light).hash("secret").value();
  const Argon2Passwords passwords(Argon2Parameters{128, 1, 1});
  CHECK(passwords.verify("secret", old));
  CHECK(passwords.outdated(old));
  CHECK_FALSE(passwords.outdated(passwords.hash("secret").value()));
  CHECK(passwords.outdated(""));
  CHECK(passwords.outdated("$argon2id$v=19$m=128,t=1,p=1$c2FsdA$AAAA"));
}

TEST_CASE("a hash that there is no memory for is refused, not faked") {
  const auto phc = Argon2Passwords(Argon2Parameters{0xFFFFFFFF, 1, 1}).hash("secret");
  REQUIRE_FALSE(phc);
  CHECK(phc.error().kind == vedette::ErrorKind::Unavailable);
}
