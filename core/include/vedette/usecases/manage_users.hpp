#pragma once

#include "vedette/ports/clock.hpp"
#include "vedette/ports/passwords.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/authenticate.hpp"

namespace vedette {

// Accounts. All but me() need users:manage. The last active admin can be neither removed, disabled nor
// demoted, and nobody removes themselves: Conflict. Every change stands in the audit trail.
class ManageUsers {
 public:
  ManageUsers(Storage&, const Passwords&, const Clock&, const Authenticate&);

  Result<User> me(const Principal&) const;
  Result<Page<User>> list(const Principal&, const PageRequest&) const;
  Result<User> find(const Principal&, std::string_view username) const;
  Result<User> find(const Principal&, UserId) const;

  // What is wrong with a draft, by field: an unknown role and a name that somebody has among it. For a caller
  // that has found problems of its own and tells all at once; add() and change() look themselves.
  Result<std::vector<FieldError>> check(const Principal&, const UserDraft&) const;

  // Needs username and password; role defaults to analyst. Invalid with every broken field. Slow: hashes.
  Result<User> add(const Principal&, const UserDraft&);

  // A new password or a disabled account ends the account's sessions. Slow when it sets a password.
  Result<User> change(const Principal&, UserId, const UserDraft&);
  Result<void> remove(const Principal&, UserId);

 private:
  Storage& storage_;
  const Passwords& passwords_;
  const Clock& clock_;
  const Authenticate& authenticate_;
};

}  // namespace vedette
