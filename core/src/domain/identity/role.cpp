#include "vedette/domain/identity/role.hpp"

#include <algorithm>

namespace vedette {
namespace {

using enum Permission;

std::vector<Role> makeBuiltInRoles() {
  const PermissionSet analyst{EventsRead, AlertsRead, RulesRead, StatsRead, AlertsFeedback};
  PermissionSet responder = analyst;
  for (Permission permission : {AlertsWrite, CasesRead, CasesWrite}) responder.add(permission);
  return {
      {"admin", "Everything.", PermissionSet::all(), true},
      {"analyst", "Reads events, alerts, rules and figures, and labels alerts.", analyst, true},
      {"responder", "An analyst who also works alerts and cases.", responder, true},
      {"ingestor", "Sends events and sees nothing.", {EventsWrite}, true},
      {"viewer", "Reads alerts and figures.", {AlertsRead, StatsRead}, true},
  };
}

bool isNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

const std::vector<Role>& builtInRoles() {
  static const std::vector<Role> roles = makeBuiltInRoles();
  return roles;
}

Result<void> checkRoleName(std::string_view name) {
  const bool sound = !name.empty() && name.size() <= 50 && name.front() >= 'a' && name.front() <= 'z' &&
                     std::all_of(name.begin(), name.end(), isNameCharacter);
  if (sound) return {};
  return invalid({{"name", Violation::BadFormat,
                   "A role's name is 1 to 50 of a-z, 0-9, _ and -, and begins with a letter.", ""}});
}

}  // namespace vedette
