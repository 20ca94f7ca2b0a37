#pragma once

#include "sql/connection.hpp"
#include "vedette/ports/identity_store.hpp"

namespace vedette::storage {

class SociUsers final : public UserStore {
 public:
  explicit SociUsers(Connection& connection) : connection_(connection) {}

  Result<User> add(User) override;
  Result<User> find(UserId) const override;
  Result<User> findByName(std::string_view username) const override;
  Result<Page<User>> list(const PageRequest&) const override;
  Result<void> update(const User&) override;
  Result<void> remove(UserId) override;
  Result<std::uint64_t> countActive(std::string_view role) const override;
  Result<std::uint64_t> countOf(std::string_view role) const override;

 private:
  Result<User> one(const std::string& condition, Value value) const;
  bool taken(const User&) const;  // by another account

  Connection& connection_;
};

}  // namespace vedette::storage
