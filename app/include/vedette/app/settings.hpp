#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "vedette/domain/detection/engine/log_source_map.hpp"
#include "vedette/domain/retention.hpp"
#include "vedette/http/server.hpp"
#include "vedette/ingest/lane.hpp"
#include "vedette/usecases/sign_in.hpp"

namespace vedette::app {

struct LogSettings {
  std::string level = "info";
  std::string format = "json";
};

// Everything that can be set, read once at the start: a struct for each part that needs some of it.
struct Settings {
  std::filesystem::path dataDir = "/var/lib/vedette";
  std::string database;  // URL; empty: SQLite, vedette.db in the data folder
  std::chrono::seconds databaseTimeout{5};
  std::filesystem::path tokenKeyFile;  // empty: token.key in the data folder
  bool insecureListen = false;
  http::ServerSettings http;
  std::optional<std::size_t> readers;  // empty: what suits the database and this machine
  ingest::LaneSettings ingest;
  ingest::SpoolSettings spool;
  std::chrono::seconds spoolGrace{3600};
  std::filesystem::path sourceProfiles;  // empty: only the shipped ones
  TokenLifetimes tokens;
  RetentionPolicy retention;
  std::filesystem::path rules;  // empty: the built-in rule alone
  std::filesystem::path rulePlaceholders;
  detection::UnknownSource unknownLogSource = detection::UnknownSource::AllRules;
  std::optional<std::chrono::seconds> silentSource = std::chrono::hours(24);
  LogSettings log;

  bool hasSpool() const { return !spool.folder.empty(); }
  std::string databaseUrl() const;
  std::size_t readerCount() const;
  std::filesystem::path tokenKeyPath() const;
};

}  // namespace vedette::app
