#include "stores/memory_sessions.hpp"

#include <set>
#include <vector>

namespace vedette::memory {

Result<void> MemorySessions::open(const Session& session, const RefreshToken& token) {
  if (sessions_.find(session.id)) return conflict("The session exists.");
  sessions_.put(session.id, session);
  return addRefresh(token);
}

Result<void> MemorySessions::addRefresh(const RefreshToken& token) {
  if (tokens_.find(token.hash)) return conflict("The refresh token exists.");
  if (!sessions_.find(token.session)) return notFound("There is no such session.");
  tokens_.put(token.hash, token);
  return {};
}

Result<RefreshToken> MemorySessions::use(std::string_view hash, Timestamp now) {
  const RefreshToken* stored = tokens_.find(hash);
  if (!stored) return notFound("There is no such refresh token.");
  RefreshToken before = *stored;
  if (!before.usedAt) {
    RefreshToken used = before;
    used.usedAt = now;
    tokens_.put(used.hash, used);
  }
  return before;
}

Result<Session> MemorySessions::find(std::string_view id) const {
  if (const Session* session = sessions_.find(id)) return *session;
  return notFound("There is no such session.");
}

Result<void> MemorySessions::revoke(std::string_view id, Timestamp now) {
  const Session* stored = sessions_.find(id);
  if (!stored || stored->revokedAt) return {};
  Session revoked = *stored;
  revoked.revokedAt = now;
  sessions_.put(revoked.id, revoked);
  return {};
}

Result<void> MemorySessions::revokeAllOf(UserId user, Timestamp now) {
  std::vector<std::string> ids;
  for (const auto& [id, session] : sessions_)
    if (session.userId == user) ids.push_back(id);
  for (const std::string& id : ids)
    if (auto revoked = revoke(id, now); !revoked) return revoked;
  return {};
}

Result<void> MemorySessions::removeExpired(Timestamp now) {
  std::set<std::string> alive;
  for (const auto& [hash, token] : tokens_)
    if (token.expiresAt > now) alive.insert(token.session);
  removeIf([&](const Session& session) { return !alive.contains(session.id); });
  return {};
}

void MemorySessions::removeAllOf(UserId user) {
  removeIf([&](const Session& session) { return session.userId == user; });
}

template <class Condition>
void MemorySessions::removeIf(Condition condition) {
  std::vector<std::string> ids, hashes;
  for (const auto& [id, session] : sessions_)
    if (condition(session)) ids.push_back(id);
  for (const auto& [hash, token] : tokens_)
    if (condition(*sessions_.find(token.session))) hashes.push_back(hash);
  for (const std::string& hash : hashes) tokens_.erase(hash);
  for (const std::string& id : ids) sessions_.erase(id);
}

}  // namespace vedette::memory
