#include "identity/soci_users.hpp"

#include <array>

#include "sql/line_page.hpp"

namespace vedette::storage {
namespace {

const std::string select =
    "SELECT id, username, email, first_name, last_name, role, active, password_hash, created_at, "
    "last_login_at "
    "FROM users WHERE ";
constexpr std::array columns{Kind::Integer, Kind::Text,    Kind::Text, Kind::Text, Kind::Text,
                             Kind::Text,    Kind::Boolean, Kind::Text, Kind::Time, Kind::Time};

// linePage's owner is every account here.
const LineQuery listQuery{"users", select + "id > ?", "SELECT count(*) FROM users WHERE id > ?", "id"};

User read(Row& row) {
  User user;
  user.id = row.integer(0);
  user.username = row.text(1);
  user.email = row.text(2);
  user.firstName = row.text(3);
  user.lastName = row.text(4);
  user.role = row.text(5);
  user.active = row.boolean(6);
  user.passwordHash = row.text(7);
  user.createdAt = row.time(8);
  user.lastLoginAt = row.timeOrNone(9);
  return user;
}

Error noUser() { return notFound("There is no such user."); }
Error nameTaken() { return conflict("The user name is taken."); }

}  // namespace

Result<User> SociUsers::add(User user) {
  return connection_.guarded([&]() -> Result<User> {
    if (taken(user)) return nameTaken();
    user.id = connection_.reserve("user", 1);
    connection_.run(
        "INSERT INTO users (id, username, username_key, email, first_name, last_name, role, active, "
        "password_hash, created_at, last_login_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {user.id, user.username, usernameKey(user.username), user.email, user.firstName, user.lastName,
         user.role, user.active, user.passwordHash, user.createdAt, user.lastLoginAt});
    return user;
  });
}

Result<User> SociUsers::find(UserId id) const { return one("id = ?", id); }

Result<User> SociUsers::findByName(std::string_view username) const {
  return one("username_key = ?", usernameKey(username));
}

Result<Page<User>> SociUsers::list(const PageRequest& request) const {
  return connection_.guarded(
      [&] { return linePage<User>(connection_, listQuery, columns, 0, request, read); });
}

Result<void> SociUsers::update(const User& user) {
  return connection_.guarded([&]() -> Result<void> {
    if (taken(user)) return nameTaken();
    const auto changed = connection_.run(
        "UPDATE users SET username = ?, username_key = ?, email = ?, first_name = ?, last_name = ?, role = "
        "?, "
        "active = ?, password_hash = ?, created_at = ?, last_login_at = ? WHERE id = ?",
        {user.username, usernameKey(user.username), user.email, user.firstName, user.lastName, user.role,
         user.active, user.passwordHash, user.createdAt, user.lastLoginAt, user.id});
    if (changed == 0) return noUser();
    return {};
  });
}

Result<void> SociUsers::remove(UserId id) {
  return connection_.guarded([&]() -> Result<void> {
    if (connection_.run("DELETE FROM users WHERE id = ?", {id}) == 0) return noUser();
    return {};
  });
}

// Writes follow one another (Dialect::beginWrite), so within one nobody else changes what is counted.
Result<std::uint64_t> SociUsers::countActive(std::string_view role) const {
  return connection_.guarded([&]() -> Result<std::uint64_t> {
    return *connection_.integer("SELECT count(*) FROM users WHERE role = ? AND active = ?", {role, true});
  });
}

Result<std::uint64_t> SociUsers::countOf(std::string_view role) const {
  return connection_.guarded([&]() -> Result<std::uint64_t> {
    return *connection_.integer("SELECT count(*) FROM users WHERE role = ?", {role});
  });
}

Result<User> SociUsers::one(const std::string& condition, Value value) const {
  return connection_.guarded([&]() -> Result<User> {
    std::optional<User> found;
    connection_.each(select + condition, columns, {value}, [&](Row& row) { found = read(row); });
    if (!found) return noUser();
    return *std::move(found);
  });
}

bool SociUsers::taken(const User& user) const {
  const auto owner =
      connection_.integer("SELECT id FROM users WHERE username_key = ?", {usernameKey(user.username)});
  return owner && *owner != user.id;
}

}  // namespace vedette::storage
