#pragma once

#include "sql/connection.hpp"
#include "vedette/ports/identity_store.hpp"

namespace vedette::storage {

class SociRoles final : public RoleStore {
 public:
  explicit SociRoles(Connection& connection) : connection_(connection) {}

  Result<void> add(const Role&) override;
  Result<void> update(const Role&) override;
  Result<void> remove(std::string_view name) override;
  Result<Role> find(std::string_view name) const override;
  Result<std::vector<Role>> list() const override;

 private:
  Connection& connection_;
};

}  // namespace vedette::storage
