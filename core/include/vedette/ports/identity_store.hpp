#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/identity/role.hpp"
#include "vedette/domain/identity/session.hpp"
#include "vedette/domain/identity/user.hpp"
#include "vedette/domain/page.hpp"
#include "vedette/result.hpp"

namespace vedette {

class UserStore {
 public:
  virtual ~UserStore() = default;

  // Gives the user its id. Conflict when usernameKey() is taken.
  virtual Result<User> add(User) = 0;
  virtual Result<User> find(UserId) const = 0;                           // NotFound
  virtual Result<User> findByName(std::string_view username) const = 0;  // by usernameKey(); NotFound
  virtual Result<Page<User>> list(const PageRequest&) const = 0;         // by id, ascending
  virtual Result<void> update(const User&) = 0;                          // NotFound
  virtual Result<void> remove(UserId) = 0;                               // with its sessions; NotFound
  // Active accounts of the role. In a transaction that then changes users it MUST NOT miss what another one
  // changes.
  virtual Result<std::uint64_t> countActive(std::string_view role) const = 0;
  virtual Result<std::uint64_t> countOf(std::string_view role) const = 0;  // active or not
};

// Custom roles only: the built-in ones are not stored.
class RoleStore {
 public:
  virtual ~RoleStore() = default;
  virtual Result<void> add(const Role&) = 0;     // Conflict when the name is taken
  virtual Result<void> update(const Role&) = 0;  // NotFound
  virtual Result<void> remove(std::string_view name) = 0;
  virtual Result<Role> find(std::string_view name) const = 0;
  virtual Result<std::vector<Role>> list() const = 0;  // by name
};

class SessionStore {
 public:
  virtual ~SessionStore() = default;
  virtual Result<void> open(const Session&, const RefreshToken&) = 0;
  virtual Result<void> addRefresh(const RefreshToken&) = 0;

  // The token with that hash, as it was before this call; marks it used when it was not. NotFound for an
  // unknown one. Of two concurrent calls exactly one MUST see it unused.
  virtual Result<RefreshToken> use(std::string_view hash, Timestamp now) = 0;

  virtual Result<Session> find(std::string_view id) const = 0;
  virtual Result<void> revoke(std::string_view id, Timestamp now) = 0;  // no error when unknown or revoked
  virtual Result<void> revokeAllOf(UserId, Timestamp now) = 0;
  virtual Result<void> removeExpired(Timestamp now) = 0;  // sessions none of whose refresh tokens is alive
};

}  // namespace vedette
