#include "identity/soci_sessions.hpp"

#include <array>

namespace vedette::storage {
namespace {

constexpr std::array sessionColumns{Kind::Text, Kind::Integer, Kind::Time, Kind::Time};
constexpr std::array tokenColumns{Kind::Text, Kind::Text, Kind::Time, Kind::Time};

Error noSession() { return notFound("There is no such session."); }

}  // namespace

Result<void> SociSessions::open(const Session& session, const RefreshToken& token) {
  return connection_.guarded([&]() -> Result<void> {
    const auto added = connection_.run(
        "INSERT INTO sessions (id, user_id, created_at, revoked_at) VALUES (?, ?, ?, ?) ON CONFLICT DO "
        "NOTHING",
        {session.id, session.userId, session.createdAt, session.revokedAt});
    if (added == 0) return conflict("The session exists.");
    return insert(token);
  });
}

Result<void> SociSessions::addRefresh(const RefreshToken& token) {
  return connection_.guarded([&]() -> Result<void> {
    if (!connection_.integer("SELECT 1 FROM sessions WHERE id = ?", {token.session})) return noSession();
    return insert(token);
  });
}

Result<void> SociSessions::insert(const RefreshToken& token) {
  const auto added = connection_.run(
      "INSERT INTO refresh_tokens (hash, session_id, expires_at, used_at) VALUES (?, ?, ?, ?) "
      "ON CONFLICT DO NOTHING",
      {token.hash, token.session, token.expiresAt, token.usedAt});
  if (added == 0) return conflict("The refresh token exists.");
  return {};
}

// Writes follow one another (Dialect::beginWrite): no other call comes between reading and marking.
Result<RefreshToken> SociSessions::use(std::string_view hash, Timestamp now) {
  return connection_.guarded([&]() -> Result<RefreshToken> {
    std::optional<RefreshToken> before;
    connection_.each("SELECT hash, session_id, expires_at, used_at FROM refresh_tokens WHERE hash = ?",
                     tokenColumns, {hash}, [&](Row& row) {
                       before = RefreshToken{row.text(0), row.text(1), row.time(2), row.timeOrNone(3)};
                     });
    if (!before) return notFound("There is no such refresh token.");
    if (!before->usedAt) connection_.run("UPDATE refresh_tokens SET used_at = ? WHERE hash = ?", {now, hash});
    return *std::move(before);
  });
}

Result<Session> SociSessions::find(std::string_view id) const {
  return connection_.guarded([&]() -> Result<Session> {
    std::optional<Session> found;
    connection_.each("SELECT id, user_id, created_at, revoked_at FROM sessions WHERE id = ?", sessionColumns,
                     {id}, [&](Row& row) {
                       found = Session{row.text(0), row.integer(1), row.time(2), row.timeOrNone(3)};
                     });
    if (!found) return noSession();
    return *std::move(found);
  });
}

Result<void> SociSessions::revoke(std::string_view id, Timestamp now) {
  return connection_.guarded([&]() -> Result<void> {
    connection_.run("UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", {now, id});
    return {};
  });
}

Result<void> SociSessions::revokeAllOf(UserId user, Timestamp now) {
  return connection_.guarded([&]() -> Result<void> {
    connection_.run("UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL",
                    {now, user});
    return {};
  });
}

Result<void> SociSessions::removeExpired(Timestamp now) {
  return connection_.guarded([&]() -> Result<void> {
    connection_.run(
        "DELETE FROM sessions WHERE NOT EXISTS (SELECT 1 FROM refresh_tokens t "
        "WHERE t.session_id = sessions.id AND t.expires_at > ?)",
        {now});
    return {};
  });
}

}  // namespace vedette::storage
