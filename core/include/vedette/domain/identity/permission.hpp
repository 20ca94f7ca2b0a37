#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette {

// Every permission there is. To add one: a line here, its name in permission.cpp, and the use case that
// requires it.
enum class Permission : std::uint8_t {
  EventsRead,
  EventsWrite,
  AlertsRead,
  AlertsWrite,
  AlertsDelete,
  AlertsFeedback,
  RulesRead,
  RulesWrite,
  CasesRead,
  CasesWrite,
  StatsRead,
  UsersManage,
  RolesManage,
};

inline constexpr std::size_t permissionCount = 13;

std::string_view toString(Permission);  // "events:read" ...
std::optional<Permission> parsePermission(std::string_view);
const std::array<Permission, permissionCount>& allPermissions();

class PermissionSet {
 public:
  constexpr PermissionSet() = default;
  PermissionSet(std::initializer_list<Permission> permissions) {
    for (Permission p : permissions) add(p);
  }
  static PermissionSet all();

  void add(Permission p) { bits_.set(static_cast<std::size_t>(p)); }
  bool contains(Permission p) const { return bits_.test(static_cast<std::size_t>(p)); }
  std::vector<Permission> list() const;  // in the order of the enumeration
  std::uint64_t bits() const { return bits_.to_ullong(); }
  bool operator==(const PermissionSet&) const = default;

 private:
  std::bitset<permissionCount> bits_;
};

}  // namespace vedette
