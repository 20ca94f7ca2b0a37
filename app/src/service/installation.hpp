#pragma once

#include <memory>

#include "vedette/app/settings.hpp"
#include "vedette/core.hpp"
#include "vedette/sigma/rule_reader.hpp"
#include "vedette/storage/database.hpp"

namespace vedette::app {

storage::StorageSettings storageSettings(const Settings&);

// The core on its adapters: what serve and the commands for accounts have in common.
class Installation {
 public:
  // The data folder must exist and the database be migrated.
  static Result<std::unique_ptr<Installation>> open(const Settings&);
  // The database is migrated here, or as soon as it can be reached.
  static Result<std::unique_ptr<Installation>> openToServe(const Settings&, storage::Migrating);
  ~Installation();

  storage::Database& database();
  Core& core();
  const Clock& clock() const;
  const Randomness& randomness() const;

 private:
  struct Parts;
  explicit Installation(std::unique_ptr<Parts>);
  static Result<std::unique_ptr<Installation>> on(Result<std::unique_ptr<storage::Database>>, const Settings&,
                                                  sigma::Placeholders);
  std::unique_ptr<Parts> parts_;
};

// For commands beside a server that may be running: makes what is missing, but migrates an older database
// only when no server uses it.
Result<std::unique_ptr<Installation>> openBesideServer(const Settings&);

}  // namespace vedette::app
