#pragma once

#include "transactions/table.hpp"
#include "vedette/ports/identity_store.hpp"

namespace vedette::memory {

class MemoryRoles final : public RoleStore {
 public:
  explicit MemoryRoles(UndoLog& undo) : roles_(undo) {}

  Result<void> add(const Role&) override;
  Result<void> update(const Role&) override;
  Result<void> remove(std::string_view name) override;
  Result<Role> find(std::string_view name) const override;
  Result<std::vector<Role>> list() const override;

 private:
  Table<std::string, Role> roles_;
};

}  // namespace vedette::memory
