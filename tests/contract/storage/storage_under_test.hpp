#pragma once

#include <memory>

#include "vedette/ports/storage.hpp"

namespace vedette::contract {

// A storage and whatever must live as long as it does: a folder, a server.
class StorageUnderTest {
 public:
  virtual ~StorageUnderTest() = default;
  virtual Storage& storage() = 0;
};

// A fresh and empty one each time. Every adapter's test program defines it.
std::unique_ptr<StorageUnderTest> makeStorage();

}  // namespace vedette::contract
