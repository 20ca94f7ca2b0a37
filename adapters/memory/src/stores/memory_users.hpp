#pragma once

#include "stores/memory_sessions.hpp"
#include "transactions/table.hpp"
#include "vedette/ports/identity_store.hpp"

namespace vedette::memory {

class MemoryUsers final : public UserStore {
 public:
  MemoryUsers(UndoLog& undo, MemorySessions& sessions) : sessions_(sessions), users_(undo), idOf_(undo) {}

  Result<User> add(User) override;
  Result<User> find(UserId) const override;
  Result<User> findByName(std::string_view username) const override;
  Result<Page<User>> list(const PageRequest&) const override;
  Result<void> update(const User&) override;
  Result<void> remove(UserId) override;
  Result<std::uint64_t> countActive(std::string_view role) const override;
  Result<std::uint64_t> countOf(std::string_view role) const override;

 private:
  MemorySessions& sessions_;
  UserId lastId_ = 0;
  Table<UserId, User> users_;
  Table<std::string, UserId> idOf_;  // by usernameKey()
};

}  // namespace vedette::memory
