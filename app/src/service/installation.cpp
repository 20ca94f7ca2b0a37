#include "installation.hpp"

#include "service/process/data_folder.hpp"
#include "service/process/instance_lock.hpp"
#include "vedette/crypto/argon2_passwords.hpp"
#include "vedette/crypto/jwt_tokens.hpp"
#include "vedette/crypto/key_file.hpp"
#include "vedette/crypto/openssl_digest.hpp"
#include "vedette/crypto/system_randomness.hpp"
#include "vedette/memory/system_clock.hpp"
#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/log_source_file.hpp"
#include "vedette/sigma/placeholder_file.hpp"
#include "vedette/sigma/sigma_language.hpp"
#include "vedette/storage/migrations.hpp"

namespace vedette::app {

storage::StorageSettings storageSettings(const Settings& settings) {
  // One connection more than readers: so that signing in never waits behind slow lists alone.
  return {.url = settings.databaseUrl(),
          .readers = settings.http.readers + 1,
          .patience = settings.databaseTimeout};
}

namespace {

TokenLifetimes lifetimes(const Settings& settings) {
  TokenLifetimes lifetimes = settings.tokens;
  if (settings.hasSpool()) lifetimes.withoutStore = settings.spoolGrace;
  return lifetimes;
}

}  // namespace

struct Installation::Parts {
  Parts(std::unique_ptr<storage::Database> opened, const crypto::SigningKey& key, const Settings& settings,
        sigma::Placeholders placeholders)
      : database(std::move(opened)),
        tokens(key),
        language(patterns, std::move(placeholders)),
        core({*database, clock, passwords, tokens, randomness, digest, rules(settings)}, RuleSet::builtIn(),
             lifetimes(settings)) {}

  RuleCompiler rules(const Settings& settings) const {
    detection::LogSourceMap sources = sigma::shippedLogSources();
    sources.unknown = settings.unknownLogSource;
    return {&language, std::move(sources)};
  }

  std::unique_ptr<storage::Database> database;
  memory::SystemClock clock;
  crypto::Argon2Passwords passwords;
  crypto::JwtTokens tokens;
  crypto::SystemRandomness randomness;
  crypto::OpenSslDigest digest;
  patterns::FastPatterns patterns;
  sigma::SigmaLanguage language;
  Core core;
};

Installation::Installation(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Installation::~Installation() = default;

storage::Database& Installation::database() { return *parts_->database; }
Core& Installation::core() { return parts_->core; }
const Clock& Installation::clock() const { return parts_->clock; }
const Randomness& Installation::randomness() const { return parts_->randomness; }

Result<std::unique_ptr<Installation>> Installation::open(const Settings& settings) {
  return on(storage::open(storageSettings(settings)), settings, {});
}

Result<std::unique_ptr<Installation>> Installation::openToServe(const Settings& settings,
                                                                storage::Migrating migrating) {
  auto placeholders = sigma::placeholdersOf(settings.rulePlaceholders);
  if (!placeholders) return std::move(placeholders).error();
  return on(storage::openToServe(storageSettings(settings), std::move(migrating)), settings,
            *std::move(placeholders));
}

Result<std::unique_ptr<Installation>> Installation::on(Result<std::unique_ptr<storage::Database>> database,
                                                       const Settings& settings,
                                                       sigma::Placeholders placeholders) {
  if (!database) return std::move(database).error();
  auto key = crypto::loadOrCreateKey(settings.tokenKeyPath());
  if (!key) return std::move(key).error();
  auto parts = std::make_unique<Parts>(*std::move(database), *key, settings, std::move(placeholders));
  return std::unique_ptr<Installation>(new Installation(std::move(parts)));
}

Result<std::unique_ptr<Installation>> openBesideServer(const Settings& settings) {
  if (auto made = makeDataFolder(settings.dataDir); !made) return std::move(made).error();
  const auto pending = storage::pendingMigrations(storageSettings(settings));
  if (!pending) return pending.error();
  if (!pending->empty()) {
    const auto lock = InstanceLock::take(settings);
    if (!lock) return lock.error();
    if (const auto migrated = storage::migrate(storageSettings(settings)); !migrated) return migrated.error();
  }
  return Installation::open(settings);
}

}  // namespace vedette::app
