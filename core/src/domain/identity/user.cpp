#include "vedette/domain/identity/user.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using Problems = std::vector<FieldError>;

bool isUsernameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("@.+-_").find(c) != std::string_view::npos;
}

// Something before one @, and a domain with a dot or "localhost" behind it; the mail server has the last
// word.
bool looksLikeEmail(std::string_view email) {
  const auto at = email.find('@');
  if (at == 0 || at == std::string_view::npos || email.find('@', at + 1) != std::string_view::npos)
    return false;
  const std::string_view domain = email.substr(at + 1);
  const bool dotted = domain.find('.') != std::string_view::npos && domain.front() != '.' &&
                      domain.back() != '.' && domain.find("..") == std::string_view::npos;
  const bool printable = std::all_of(email.begin(), email.end(), [](char c) { return c > ' ' && c < 0x7f; });
  return printable && (dotted || domain == "localhost");
}

void checkLength(Problems& problems, const char* field, std::string_view text, std::size_t limit) {
  if (!isStorableText(text))
    problems.push_back({field, Violation::BadFormat, "Must be UTF-8 text without NUL.", ""});
  else if (lengthOf(text) > limit)
    problems.push_back({field, Violation::TooLong,
                        "Must have no more than " + std::to_string(limit) + " characters.",
                        std::to_string(limit)});
}

void checkUsername(Problems& problems, std::string_view name) {
  if (name.empty())
    problems.push_back({"username", Violation::Blank, "Must not be blank.", ""});
  else if (name.size() > maxUsername)
    checkLength(problems, "username", name, maxUsername);
  else if (!std::all_of(name.begin(), name.end(), isUsernameCharacter))
    problems.push_back(
        {"username", Violation::BadFormat, "May contain only letters, digits and @ . + - _ characters.", ""});
}

void checkPassword(Problems& problems, std::string_view password) {
  if (trimmed(password).empty())
    problems.push_back({"password", Violation::Blank, "Must not be blank.", ""});
  else
    checkLength(problems, "password", password, maxPassword);
}

void checkEmail(Problems& problems, std::string_view email) {
  if (email.empty()) return;
  if (!looksLikeEmail(email))
    problems.push_back({"email", Violation::BadFormat, "Must be an address such as name@example.com.", ""});
  else
    checkLength(problems, "email", email, maxEmail);
}

}  // namespace

std::vector<FieldError> checkUser(const UserDraft& draft) {
  Problems problems;
  if (draft.username) checkUsername(problems, *draft.username);
  if (draft.password) checkPassword(problems, *draft.password);
  if (draft.email) checkEmail(problems, *draft.email);
  if (draft.firstName) checkLength(problems, "first_name", *draft.firstName, maxPersonName);
  if (draft.lastName) checkLength(problems, "last_name", *draft.lastName, maxPersonName);
  return problems;
}

std::string usernameKey(std::string_view username) { return toLower(username); }

}  // namespace vedette
