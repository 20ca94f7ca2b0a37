#include "setting.hpp"

#include <algorithm>
#include <cctype>
#include <thread>

#include "database_url.hpp"
#include "endpoint.hpp"
#include "setting_kinds.hpp"

namespace vedette::app {

std::string Settings::databaseUrl() const {
  return database.empty() ? "sqlite://" + (std::filesystem::absolute(dataDir) / "vedette.db").string()
                          : database;
}

// A reader of PostgreSQL waits for the server half of its time, one of SQLite works all of it.
std::size_t Settings::readerCount() const {
  const std::size_t perCore = sqliteFile(databaseUrl()) ? 1 : 2;
  return readers.value_or(std::clamp<std::size_t>(perCore * std::thread::hardware_concurrency(), 2, 32));
}

std::filesystem::path Settings::tokenKeyPath() const {
  return tokenKeyFile.empty() ? dataDir / "token.key" : tokenKeyFile;
}

std::string Setting::variable() const {
  std::string name = "VEDETTE_" + key;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}

const Setting* findSetting(std::string_view key) {
  const auto& table = settingTable();
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& s) { return s.key == key; });
  return found == table.end() ? nullptr : &*found;
}

Setting listenSetting(Description about) {
  return {std::string(about.key),
          std::string(about.flag),
          "ADDRESS:PORT, such as 127.0.0.1:8000 or [::1]:8000",
          std::string(about.doc),
          [](Settings& s, std::string_view value) {
            const auto endpoint = parseEndpoint(value);
            if (!endpoint) return false;
            s.http.address = endpoint->address;
            s.http.port = endpoint->port;
            return true;
          },
          [](const Settings& s) { return formatEndpoint(s.http.address, s.http.port); }};
}

Setting databaseSetting(Description about) {
  return {std::string(about.key),
          std::string(about.flag),
          "sqlite:///ABSOLUTE/PATH.db or postgresql://USER@HOST:PORT/DATABASE",
          std::string(about.doc),
          [](Settings& s, std::string_view value) {
            s.database = value;
            return isDatabaseUrl(value);
          },
          [](const Settings& s) { return masked(s.database); }};
}

}  // namespace vedette::app
