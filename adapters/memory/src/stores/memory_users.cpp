#include "stores/memory_users.hpp"

#include <algorithm>

#include "lists/paging.hpp"

namespace vedette::memory {
namespace {

Error noUser() { return notFound("There is no such user."); }
Error nameTaken() { return conflict("The user name is taken."); }

}  // namespace

Result<User> MemoryUsers::add(User user) {
  const std::string key = usernameKey(user.username);
  if (idOf_.find(key)) return nameTaken();
  user.id = ++lastId_;
  users_.put(user.id, user);
  idOf_.put(key, user.id);
  return user;
}

Result<User> MemoryUsers::find(UserId id) const {
  if (const User* user = users_.find(id)) return *user;
  return noUser();
}

Result<User> MemoryUsers::findByName(std::string_view username) const {
  const UserId* id = idOf_.find(usernameKey(username));
  return id ? find(*id) : noUser();
}

Result<Page<User>> MemoryUsers::list(const PageRequest& request) const {
  std::vector<Placed<User>> rows;
  for (const auto& [id, user] : users_) rows.push_back({id, &user});
  return pageByPlace(rows, "users", request);
}

Result<void> MemoryUsers::update(const User& user) {
  const User* stored = users_.find(user.id);
  if (!stored) return noUser();
  const std::string before = usernameKey(stored->username), key = usernameKey(user.username);
  if (key != before) {
    if (idOf_.find(key)) return nameTaken();
    idOf_.erase(before);
    idOf_.put(key, user.id);
  }
  users_.put(user.id, user);
  return {};
}

Result<void> MemoryUsers::remove(UserId id) {
  const User* user = users_.find(id);
  if (!user) return noUser();
  idOf_.erase(usernameKey(user->username));
  users_.erase(id);
  sessions_.removeAllOf(id);
  return {};
}

Result<std::uint64_t> MemoryUsers::countActive(std::string_view role) const {
  return static_cast<std::uint64_t>(std::count_if(users_.begin(), users_.end(), [&](const auto& each) {
    return each.second.active && each.second.role == role;
  }));
}

Result<std::uint64_t> MemoryUsers::countOf(std::string_view role) const {
  return static_cast<std::uint64_t>(std::count_if(
      users_.begin(), users_.end(), [&](const auto& each) { return each.second.role == role; }));
}

}  // namespace vedette::memory
