#pragma once

#include "transactions/table.hpp"
#include "vedette/ports/identity_store.hpp"

namespace vedette::memory {

class MemorySessions final : public SessionStore {
 public:
  explicit MemorySessions(UndoLog& undo) : sessions_(undo), tokens_(undo) {}

  Result<void> open(const Session&, const RefreshToken&) override;
  Result<void> addRefresh(const RefreshToken&) override;
  Result<RefreshToken> use(std::string_view hash, Timestamp now) override;
  Result<Session> find(std::string_view id) const override;
  Result<void> revoke(std::string_view id, Timestamp now) override;
  Result<void> revokeAllOf(UserId, Timestamp now) override;
  Result<void> removeExpired(Timestamp now) override;

  void removeAllOf(UserId);

 private:
  template <class Condition>
  void removeIf(Condition);

  Table<std::string, Session> sessions_;
  Table<std::string, RefreshToken> tokens_;  // by hash
};

}  // namespace vedette::memory
