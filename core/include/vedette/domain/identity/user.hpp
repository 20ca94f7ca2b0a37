#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vedette/domain/identity/principal.hpp"
#include "vedette/domain/timestamp.hpp"
#include "vedette/result.hpp"

namespace vedette {

struct User {
  UserId id = 0;
  std::string username;
  std::string email;
  std::string firstName;
  std::string lastName;
  std::string role;
  bool active = true;
  std::string passwordHash;  // PHC string; never leaves the core but to the store
  Timestamp createdAt;
  std::optional<Timestamp> lastLoginAt = {};
};

// What a new or changed account may hold. A field that is absent keeps its value (a new account: its
// default).
struct UserDraft {
  std::optional<std::string> username = {};  // new accounts only
  std::optional<std::string> password = {};
  std::optional<std::string> email = {};
  std::optional<std::string> firstName = {};
  std::optional<std::string> lastName = {};
  std::optional<std::string> role = {};
  std::optional<bool> active = {};
};

inline constexpr std::size_t maxUsername = 150;
inline constexpr std::size_t maxEmail = 254;
inline constexpr std::size_t maxPersonName = 150;
inline constexpr std::size_t maxPassword = 1024;

// Every broken field at once: user names are 1 to 150 of letters, digits and @ . + - _ ; an email is
// something@domain; a password is 1 to 1024 characters that are not all white space. Names of accounts
// are compared without regard to case, so "Admin" is taken when "admin" exists.
std::vector<FieldError> checkUser(const UserDraft&);

// What two names must differ in.
std::string usernameKey(std::string_view username);

}  // namespace vedette
