#include "vedette/usecases/sign_in.hpp"

namespace vedette {
namespace {

Error wrongCredentials() { return unauthenticated("No active account found with the given credentials"); }
Error deadToken() { return unauthenticated("Token is invalid or expired"); }

Error tooManyFailures(unsigned seconds) {
  return {ErrorKind::Limited,
          "Too many failed sign-ins. Try again in " + std::to_string(seconds) + " seconds.",
          {},
          seconds};
}

// Ends the session of a refresh token that was used before: whoever holds the successor may be a thief.
Result<void> revokeFamily(Storage& storage, const std::string& session, Timestamp now) {
  return storage.atomically([&](Stores& stores) -> Result<void> {
    if (auto revoked = stores.sessions.revoke(session, now); !revoked) return revoked;
    return stores.audit.append({now, "system", "session.reuse", "session:" + session});
  });
}

}  // namespace

SignIn::SignIn(Storage& storage, const Passwords& passwords, const Tokens& tokens,
               const Randomness& randomness, const Digest& digest, const Clock& clock,
               const Authenticate& authenticate, TokenLifetimes lifetimes)
    : storage_(storage),
      passwords_(passwords),
      tokens_(tokens),
      randomness_(randomness),
      digest_(digest),
      clock_(clock),
      authenticate_(authenticate),
      lifetimes_(lifetimes) {}

Result<TokenPair> SignIn::withPassword(std::string_view username, std::string_view password,
                                       std::string_view address) {
  const std::string account = usernameKey(username.substr(0, maxUsername));
  if (const auto wait = throttle_.wait(account, address, clock_.elapsed()))
    return tooManyFailures(static_cast<unsigned>(wait->count()));
  auto user = checkPassword(username, password);
  auto pair = user ? openSession(*user, password) : Result<TokenPair>(std::move(user).error());
  if (pair)
    throttle_.succeeded(account, address, clock_.elapsed());
  else if (pair.error().kind == ErrorKind::Unauthenticated)
    throttle_.failed(account, address, clock_.elapsed());
  return pair;
}

Result<User> SignIn::checkPassword(std::string_view username, std::string_view password) {
  auto user = storage_.reading([&](const Stores& stores) { return stores.users.findByName(username); });
  if (!user && user.error().kind != ErrorKind::NotFound) return std::move(user).error();
  const bool right = passwords_.verify(password, user ? user->passwordHash : "");
  if (!user || !right || !user->active) return wrongCredentials();
  return user;
}

Result<TokenPair> SignIn::openSession(const User& checked, std::string_view password) {
  std::string renewedHash;
  if (passwords_.outdated(checked.passwordHash)) {
    auto hash = passwords_.hash(password);
    if (!hash) return std::move(hash).error();
    renewedHash = *std::move(hash);
  }
  return storage_.atomically([&](Stores& stores) -> Result<TokenPair> {
    auto user = stores.users.find(checked.id);
    if (!user || !user->active || user->passwordHash != checked.passwordHash) return wrongCredentials();
    user->lastLoginAt = clock_.now();
    if (!renewedHash.empty()) user->passwordHash = renewedHash;
    if (auto updated = stores.users.update(*user); !updated) return std::move(updated).error();
    return pairFor(stores, *user, randomness_.hex(16), true);
  });
}

Result<TokenPair> SignIn::refresh(std::string_view refreshToken) {
  const Timestamp now = clock_.now();
  const TokenReading reading = tokens_.read(refreshToken, TokenType::Refresh, now);
  if (reading.problem) return deadToken();
  const std::string hash = digest_.sha256Hex(reading.claims.jti);
  std::string reused;
  auto pair = storage_.atomically([&](Stores& stores) -> Result<TokenPair> {
    reused.clear();
    auto token = stores.sessions.use(hash, now);
    if (!token) return token.error().kind == ErrorKind::NotFound ? deadToken() : std::move(token).error();
    auto session = stores.sessions.find(token->session);
    if (!session)
      return session.error().kind == ErrorKind::NotFound ? deadToken() : std::move(session).error();
    if (token->usedAt) reused = token->session;
    if (token->usedAt || token->expiresAt <= now || session->revokedAt) return deadToken();
    auto user = stores.users.find(session->userId);
    if (!user || !user->active) return deadToken();
    return pairFor(stores, *user, session->id, false);
  });
  if (!reused.empty()) {
    if (auto revoked = revokeFamily(storage_, reused, now); !revoked) return std::move(revoked).error();
    authenticate_.forget();
  }
  return pair;
}

Result<void> SignIn::out(const Principal& principal) {
  auto revoked = storage_.atomically(
      [&](Stores& stores) { return stores.sessions.revoke(principal.session, clock_.now()); });
  authenticate_.forget();
  return revoked;
}

Result<std::string> SignIn::issueAccess(const Principal& principal, std::string_view username) {
  if (auto allowed = principal.require(Permission::UsersManage); !allowed) return std::move(allowed).error();
  return storage_.atomically([&](Stores& stores) -> Result<std::string> {
    auto user = stores.users.findByName(username);
    if (!user) return std::move(user).error();
    if (!user->active) return conflict("The account \"" + user->username + "\" is disabled.");
    auto pair = pairFor(stores, *user, randomness_.hex(16), true);
    if (!pair) return std::move(pair).error();
    const AuditEntry entry{clock_.now(), principal.username, "token.issue", "user:" + user->username};
    if (auto recorded = stores.audit.append(entry); !recorded) return std::move(recorded).error();
    return std::move(pair->access);
  });
}

Result<TokenPair> SignIn::pairFor(Stores& stores, const User& user, const std::string& session,
                                  bool opensSession) {
  const Timestamp now = clock_.now();
  Claims access{TokenType::Access,   user.id, user.username,          user.role, session,
                randomness_.hex(16), now,     now + lifetimes_.access};
  Claims refresh = access;
  refresh.type = TokenType::Refresh;
  refresh.jti = randomness_.hex(16);
  refresh.expiresAt = now + lifetimes_.refresh;
  const RefreshToken stored{digest_.sha256Hex(refresh.jti), session, refresh.expiresAt};
  auto kept = opensSession ? stores.sessions.open({session, user.id, now}, stored)
                           : stores.sessions.addRefresh(stored);
  if (!kept) return std::move(kept).error();
  return TokenPair{tokens_.issue(access), tokens_.issue(refresh), lifetimes_.access};
}

}  // namespace vedette
