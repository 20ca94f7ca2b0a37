#pragma once

#include "sql/connection.hpp"
#include "vedette/ports/identity_store.hpp"

namespace vedette::storage {

class SociSessions final : public SessionStore {
 public:
  explicit SociSessions(Connection& connection) : connection_(connection) {}

  Result<void> open(const Session&, const RefreshToken&) override;
  Result<void> addRefresh(const RefreshToken&) override;
  Result<RefreshToken> use(std::string_view hash, Timestamp now) override;
  Result<Session> find(std::string_view id) const override;
  Result<void> revoke(std::string_view id, Timestamp now) override;
  Result<void> revokeAllOf(UserId, Timestamp now) override;
  Result<void> removeExpired(Timestamp now) override;

 private:
  Result<void> insert(const RefreshToken&);

  Connection& connection_;
};

}  // namespace vedette::storage
