#include "assignment.hpp"

#include <algorithm>

#include "database_url.hpp"
#include "setting.hpp"

namespace vedette::app {
namespace {

template <class Matches>
const Setting* settingWhere(Matches matches) {
  const auto& table = settingTable();
  const auto found = std::find_if(table.begin(), table.end(), matches);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

bool canBeShown(std::string_view name) {
  constexpr std::size_t longest = 100;
  return name.size() <= longest &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Assignments readEnvironment(const Variables& environment) {
  Assignments all;
  for (const auto& [name, value] : environment) {
    if (!name.starts_with("VEDETTE_") || name == "VEDETTE_CONFIG") continue;
    const Setting* setting = settingWhere([&name = name](const Setting& s) { return s.variable() == name; });
    if (setting) {
      all.items.push_back({setting->key, value, name});
    } else {
      all.problems.push_back((canBeShown(name) ? name : "VEDETTE_...") +
                             ": no setting is called so; `vedette config example --env` lists them");
    }
  }
  return all;
}

Assignments readFlags(const Variables& flags) {
  Assignments all;
  for (const auto& [flag, value] : flags) {
    const Setting* setting = settingWhere([&flag = flag](const Setting& s) { return s.flag == flag; });
    if (!setting) {
      all.problems.push_back(flag + ": no setting has this flag");
    } else if (setting->key == "database" && holdsPassword(value)) {
      all.problems.push_back(flag +
                             ": a password on the command line can be read by every user of this machine;"
                             " give it by PGPASSFILE, VEDETTE_DATABASE or the settings file");
    } else {
      all.items.push_back({setting->key, value, flag});
    }
  }
  return all;
}

}  // namespace vedette::app
