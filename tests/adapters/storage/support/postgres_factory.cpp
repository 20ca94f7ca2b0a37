#include "opened.hpp"
#include "postgres_database.hpp"
#include "storage_under_test.hpp"

namespace vedette::contract {
namespace {

class PostgresUnderTest : public StorageUnderTest {
 public:
  Storage& storage() override { return *database_; }

 private:
  test::PostgresDatabase made_;
  std::unique_ptr<storage::Database> database_ = test::openMigrated(made_.url());
};

}  // namespace

std::unique_ptr<StorageUnderTest> makeStorage() { return std::make_unique<PostgresUnderTest>(); }

}  // namespace vedette::contract
