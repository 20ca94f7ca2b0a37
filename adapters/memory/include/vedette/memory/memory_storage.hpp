#pragma once

#include <memory>

#include "vedette/ports/storage.hpp"

namespace vedette::memory {

// Every store in memory: nothing outlives the object. One writer at a time; readers run side by side and
// wait while a writer works. Lists look at every row: right for tests, demos and embedders, and appending
// stays constant however many events there are.
class MemoryStorage final : public Storage {
 public:
  MemoryStorage();
  ~MemoryStorage() override;

 protected:
  Result<void> write(const std::function<Result<void>(Stores&)>& work) override;
  Result<void> read(const std::function<Result<void>(const Stores&)>& work) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vedette::memory
