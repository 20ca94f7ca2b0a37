#include "vedette/app/load_settings.hpp"

#include <algorithm>
#include <map>

#include "assignment.hpp"
#include "database_url.hpp"
#include "endpoint.hpp"
#include "setting.hpp"

namespace vedette::app {
namespace {

void append(Assignments& all, Assignments more) {
  std::move(more.items.begin(), more.items.end(), std::back_inserter(all.items));
  std::move(more.problems.begin(), more.problems.end(), std::back_inserter(all.problems));
}

// From the weakest source to the strongest.
Assignments readAll(const SettingSources& sources) {
  Assignments all;
  const auto named = std::find_if(sources.environment.begin(), sources.environment.end(),
                                  [](const auto& variable) { return variable.first == "VEDETTE_CONFIG"; });
  if (sources.config) {
    append(all, readSettingsFile(*sources.config));
  } else if (named != sources.environment.end()) {
    append(all, readSettingsFile(named->second));
  } else if (std::error_code ignored; std::filesystem::exists(sources.defaultConfig, ignored)) {
    append(all, readSettingsFile(sources.defaultConfig));
  }
  append(all, readEnvironment(sources.environment));
  append(all, readFlags(sources.flags));
  return all;
}

// Values are not repeated: a wrong one may be a secret in the wrong place.
std::string wrongValue(const Setting& setting, const Assignment& from) {
  return from.source + ": \"" + setting.key + "\" must be " + setting.allowed;
}

void requireLoopback(const LoadedSettings& loaded, const std::map<std::string, std::string>& origin,
                     std::vector<std::string>& problems) {
  const auto& settings = loaded.settings;
  if (settings.insecureListen || isLoopback(settings.http.address)) return;
  const auto from = origin.find("listen");
  problems.push_back((from == origin.end() ? "default" : from->second) + ": \"listen\" is " +
                     settings.http.address +
                     ", which is not loopback, and HTTP here has no TLS: put a TLS proxy in front and set"
                     " insecure_listen = true (--insecure-listen), or listen on 127.0.0.1");
}

void requirePostgresForSpool(const LoadedSettings& loaded, const std::map<std::string, std::string>& origin,
                             std::vector<std::string>& problems) {
  const auto& settings = loaded.settings;
  if (!settings.hasSpool() || !sqliteFile(settings.databaseUrl())) return;
  problems.push_back(
      origin.at("spool") +
      ": \"spool\" is for a PostgreSQL that may be away, and the database is SQLite, a file on this"
      " machine: leave it out, or set the database");
}

Error wrongSettings(const std::vector<std::string>& problems) {
  std::string text;
  for (const auto& problem : problems) text += (text.empty() ? "" : "\n") + problem;
  return invalid(std::move(text));
}

}  // namespace

Result<LoadedSettings> loadSettings(const SettingSources& sources) {
  Assignments all = readAll(sources);
  LoadedSettings loaded;
  std::map<std::string, std::string> origin;
  for (const Assignment& item : all.items) {
    const Setting& setting = *findSetting(item.key);
    if (Settings changed = loaded.settings; setting.set(changed, item.value)) {
      loaded.settings = std::move(changed);
    } else {
      all.problems.push_back(wrongValue(setting, item));
    }
    origin[item.key] = item.source;
  }
  requireLoopback(loaded, origin, all.problems);
  requirePostgresForSpool(loaded, origin, all.problems);
  if (!all.problems.empty()) return wrongSettings(all.problems);
  loaded.settings.http.readers = loaded.settings.readerCount();
  for (const Setting& setting : settingTable()) {
    const auto from = origin.find(setting.key);
    loaded.effective.push_back(
        {setting.key, setting.get(loaded.settings), from == origin.end() ? "default" : from->second});
  }
  return loaded;
}

}  // namespace vedette::app
