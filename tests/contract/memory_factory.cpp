#include "storage_under_test.hpp"
#include "vedette/memory/memory_storage.hpp"

namespace vedette::contract {
namespace {

class MemoryUnderTest : public StorageUnderTest {
 public:
  Storage& storage() override { return storage_; }

 private:
  memory::MemoryStorage storage_;
};

}  // namespace

std::unique_ptr<StorageUnderTest> makeStorage() { return std::make_unique<MemoryUnderTest>(); }

}  // namespace vedette::contract
