#include "vedette/memory/plain_passwords.hpp"

#include <catch2/catch.hpp>

namespace {

const vedette::memory::PlainPasswords passwords;

TEST_CASE("a password is verified by its own hash only") {
  const std::string hash = passwords.hash("s3cret").value();
  CHECK(passwords.verify("s3cret", hash));
  CHECK_FALSE(passwords.verify("S3cret", hash));
  CHECK_FALSE(passwords.verify("", hash));
  CHECK_FALSE(passwords.verify("s3cret", passwords.hash("other").value()));
}

TEST_CASE("a hash is a PHC string with a fresh salt and without the password") {
  const std::string hash = passwords.hash("s3cret").value();
  CHECK(hash.starts_with("$plain$"));
  CHECK(hash.find("s3cret") == std::string::npos);
  CHECK(hash != passwords.hash("s3cret").value());
}

TEST_CASE("what is no hash of ours verifies nothing and is outdated") {
  for (const char* other : {"", "$plain$", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", "s3cret"}) {
    CHECK_FALSE(passwords.verify("s3cret", other));
    CHECK_FALSE(passwords.verify("", other));
    CHECK(passwords.outdated(other));
  }
  CHECK_FALSE(passwords.outdated(passwords.hash("s3cret").value()));
}

}  // namespace
