#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "vedette/ports/storage.hpp"

namespace vedette::storage {

struct StorageSettings {
  // sqlite:///absolute/path.db, or postgresql://user:password@host:port/database?options (libpq's URI).
  std::string url;
  std::size_t readers = 2;                    // read connections
  std::chrono::milliseconds patience{5'000};  // how long one statement may wait: for a lock, for the server
};

struct DatabaseState {
  bool connected = true;
  std::string reason = {};  // why not; never holds values or passwords
};

class Database : public Storage {
 public:
  // What the last real commit and the last real read came to. Never asks the database.
  virtual DatabaseState state() const = 0;

  // Reads and commits, for real, what has not been for some seconds or failed the last time: call it about
  // every second, and state() is true also of a database that nobody uses. May wait as long as a statement.
  virtual void probe() = 0;

  // One short step of housekeeping: makes room for the events to come, and gives space that removed rows left
  // back to the file system. True when there is more to do at once. To be called every few seconds.
  virtual Result<bool> tidy() = 0;
};

// Opens a database whose schema is this program's. Unavailable when it cannot be reached, is older (migrate
// first), newer, or does not keep the promises of durability that it is asked for.
Result<std::unique_ptr<Database>> open(const StorageSettings&);

// The same for a program that serves: applies pending migrations first, whose number it tells before.
// A server that cannot be reached yet is no error: all is Unavailable until it can be, and it is migrated
// then.
using Migrating = std::function<void(std::size_t pending)>;
Result<std::unique_ptr<Database>> openToServe(const StorageSettings&, Migrating);

// The URL as it may be shown: without its password.
std::string withoutPassword(const std::string& url);

}  // namespace vedette::storage
