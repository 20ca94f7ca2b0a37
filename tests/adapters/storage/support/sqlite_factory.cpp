#include "opened.hpp"
#include "storage_under_test.hpp"
#include "temporary_folder.hpp"

namespace vedette::contract {
namespace {

class SqliteUnderTest : public StorageUnderTest {
 public:
  Storage& storage() override { return *database_; }

 private:
  test::TemporaryFolder folder_;
  std::unique_ptr<storage::Database> database_ =
      test::openMigrated("sqlite://" + (folder_.path() / "contract.db").string());
};

}  // namespace

std::unique_ptr<StorageUnderTest> makeStorage() { return std::make_unique<SqliteUnderTest>(); }

}  // namespace vedette::contract
