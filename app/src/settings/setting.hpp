#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/app/settings.hpp"

namespace vedette::app {

// One row of the table of settings.
struct Setting {
  std::string key;      // in the file; VEDETTE_<KEY> in the environment
  std::string flag;     // "--listen"; empty: not on the command line
  std::string allowed;  // what a value may be, for people
  std::string doc;
  std::function<bool(Settings&, std::string_view value)> set;  // false: not allowed
  std::function<std::string(const Settings&)> get;             // as `set` reads it
  bool isSwitch = false;                                       // its flag takes no value and means true

  std::string variable() const;  // VEDETTE_LISTEN
};

// Every setting there is, in the order in which people read them. Defaults are those of the structs.
const std::vector<Setting>& settingTable();
const Setting* findSetting(std::string_view key);

}  // namespace vedette::app
