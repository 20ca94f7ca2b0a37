#include "paths.hpp"

#include <algorithm>

#include "output/write_fields.hpp"

namespace vedette::http::django {
namespace {

constexpr std::string_view readOnly = "GET, HEAD, OPTIONS";
constexpr std::string_view collection = "GET, POST, HEAD, OPTIONS";
constexpr std::string_view instance = "GET, PUT, PATCH, DELETE, HEAD, OPTIONS";
constexpr std::string_view postOnly = "POST, OPTIONS";

constexpr Access users = Access::needs(Permission::UsersManage);
constexpr Access anyone = Access::everybody();
constexpr Access member = Access::signedIn();

// A literal address stands before the pattern that would take it in.
const std::array<Path, 10> table{{
    {"/api/", "", readOnly, "Api Root", "The resources of this API.", member},
    {"/api/auth/token/", "", postOnly, "Token Obtain Pair",
     "Takes a username and a password and returns an access and a refresh token.", anyone},
    {"/api/auth/token/refresh/", "", postOnly, "Token Refresh",
     "Takes a refresh token and returns a new pair; the one given is dead after this.", anyone},
    {"/api/users/", "/api/users.json", collection, "User List", "The accounts.", users, "POST",
     Permission::UsersManage, userFields},
    {"/api/users/me/", "", readOnly, "Me", "The account that asks.", member},
    {"/api/users/{id}/", "", instance, "User Instance", "One account.", users, "PUT", Permission::UsersManage,
     userFields},
    {"/api/events/", "/api/events.json", collection, "Event List",
     "Security events. They never change once stored.", member, "POST", Permission::EventsWrite, eventFields},
    {"/api/events/{id}/", "", readOnly, "Event Instance", "One security event.", member},
    {"/api/alerts/", "/api/alerts.json", collection, "Alert List", "Alerts, each with the event behind it.",
     member, "POST", Permission::AlertsWrite, alertFields},
    {"/api/alerts/{id}/", "", instance, "Alert Instance", "One alert with the event behind it.", member,
     "PUT", Permission::AlertsWrite, alertFields},
}};

bool fits(std::string_view pattern, std::string_view path) {
  const std::size_t capture = pattern.find("{id}");
  if (capture == pattern.npos) return pattern == path;
  if (!path.starts_with(pattern.substr(0, capture)) || !path.ends_with('/')) return false;
  const std::size_t end = path.find('/', capture);
  return end > capture && end == path.size() - 1;
}

}  // namespace

const std::array<Path, 10>& paths() { return table; }

const Path* pathAt(std::string_view path) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Path& entry) {
    return fits(entry.pattern, path) || entry.suffixed == path;
  });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace vedette::http::django
