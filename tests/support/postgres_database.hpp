#pragma once

#include <string>

namespace vedette::test {

// An empty database of its own in the throw-away cluster (tests/support/postgres_cluster); it goes with the
// object.
class PostgresDatabase {
 public:
  PostgresDatabase();
  ~PostgresDatabase();
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  const std::string& url() const { return url_; }
  std::string socketPath() const { return url_.substr(url_.find("host=") + 5) + "/.s.PGSQL.5432"; }

  // Cuts every other connection to it, as an administrator would.
  void cutConnections() const;

 private:
  std::string name_;
  std::string url_;
};

}  // namespace vedette::test
