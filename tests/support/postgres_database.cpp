#include "postgres_database.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace vedette::test {
namespace {

std::string clusterUrl() {
  std::ifstream record(VEDETTE_CLUSTER_RECORD);
  std::string url;
  if (!std::getline(record, url))
    throw std::runtime_error("no cluster: run tests/support/postgres_cluster start " VEDETTE_CLUSTER_RECORD);
  return url;
}

std::string freshName() {
  static int count = 0;
  return "case_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

void administrate(const std::string& sql) { soci::session(soci::postgresql, clusterUrl()) << sql; }

}  // namespace

PostgresDatabase::PostgresDatabase() : name_(freshName()), url_(clusterUrl()) {
  administrate("CREATE DATABASE " + name_);
  url_.replace(url_.find("/postgres?"), 9, "/" + name_);
}

PostgresDatabase::~PostgresDatabase() {
  try {
    administrate("DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception&) {  // it goes with the cluster
  }
}

void PostgresDatabase::cutConnections() const {
  administrate("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name_ + "'");
}

}  // namespace vedette::test
