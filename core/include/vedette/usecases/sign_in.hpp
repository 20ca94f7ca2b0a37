#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "vedette/ports/clock.hpp"
#include "vedette/ports/digest.hpp"
#include "vedette/ports/passwords.hpp"
#include "vedette/ports/randomness.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/ports/tokens.hpp"
#include "vedette/usecases/authenticate.hpp"
#include "vedette/usecases/sign_in_throttle.hpp"

namespace vedette {

struct TokenLifetimes {
  std::chrono::seconds access{3600};
  std::chrono::seconds refresh{7 * 24 * 3600};
  std::chrono::seconds withoutStore{0};  // for how long a reading of the store counts while it is away
};

struct TokenPair {
  std::string access;
  std::string refresh;
  std::chrono::seconds accessLifetime;
};

// Signing in and out, and what lies between.
class SignIn {
 public:
  SignIn(Storage&, const Passwords&, const Tokens&, const Randomness&, const Digest&, const Clock&,
         const Authenticate&, TokenLifetimes = {});

  // Hashes a password: slow. An unknown name, a wrong password and a disabled account give the same
  // Unauthenticated in the same time; too many failures, counted by account and by the caller's address,
  // Limited.
  Result<TokenPair> withPassword(std::string_view username, std::string_view password,
                                 std::string_view address = {});

  // Rotates: the token given is dead after this. The second use of one revokes its session.
  Result<TokenPair> refresh(std::string_view refreshToken);

  // Ends the principal's session: its access and refresh tokens stop working.
  Result<void> out(const Principal&);

  // An access token for the named account, without its password: for the command line on the server's own
  // machine.
  Result<std::string> issueAccess(const Principal&, std::string_view username);

 private:
  Result<User> checkPassword(std::string_view username, std::string_view password);
  Result<TokenPair> openSession(const User& checked, std::string_view password);
  Result<TokenPair> pairFor(Stores&, const User&, const std::string& session, bool opensSession);

  Storage& storage_;
  const Passwords& passwords_;
  const Tokens& tokens_;
  const Randomness& randomness_;
  const Digest& digest_;
  const Clock& clock_;
  const Authenticate& authenticate_;
  TokenLifetimes lifetimes_;
  SignInThrottle throttle_;
};

}  // namespace vedette
