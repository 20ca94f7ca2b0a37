#pragma once

#include <functional>
#include <optional>
#include <type_traits>

#include "vedette/ports/alert_store.hpp"
#include "vedette/ports/audit_trail.hpp"
#include "vedette/ports/event_store.hpp"
#include "vedette/ports/identity_store.hpp"
#include "vedette/ports/rule_store.hpp"

namespace vedette {

// The stores as they stand inside one transaction. They are valid only there.
struct Stores {
  EventStore& events;
  AlertStore& alerts;
  UserStore& users;
  RoleStore& roles;
  SessionStore& sessions;
  RuleStore& rules;
  AuditTrail& audit;
};

class Storage {
 public:
  virtual ~Storage() = default;

  // Runs `work` in one transaction: commits, durably, when it returns a value; rolls back when it returns an
  // Error, which is then the result. A lost race reruns `work` a bounded number of times, so it must be free
  // of other effects. Unavailable when the store cannot be reached or cannot commit; then nothing of it is
  // stored. But a store that goes away while it commits may have it: StoreAway, as when it was away before.
  template <class Work>
  auto atomically(Work&& work) -> std::invoke_result_t<Work, Stores&> {
    return capture(work, [this](auto step) { return write(step); });
  }

  // Runs `work` on one consistent snapshot; it must only read.
  template <class Work>
  auto reading(Work&& work) const -> std::invoke_result_t<Work, const Stores&> {
    return capture(work, [this](auto step) { return read(step); });
  }

  // The same for a question: `work` calls one method of one store, once. Then the last thing that is read can
  // end the transaction, where ending it would be a message of its own.
  template <class Work>
  auto asking(Work&& work) const -> std::invoke_result_t<Work, const Stores&> {
    return capture(work, [this](auto step) { return ask(step); });
  }

 protected:
  virtual Result<void> write(const std::function<Result<void>(Stores&)>& work) = 0;
  virtual Result<void> read(const std::function<Result<void>(const Stores&)>& work) const = 0;
  virtual Result<void> ask(const std::function<Result<void>(const Stores&)>& work) const {
    return read(work);
  }

 private:
  template <class Work, class Run>
  static auto capture(Work& work, Run run) {
    using R = std::invoke_result_t<Work, Stores&>;
    if constexpr (std::is_same_v<R, Result<void>>) {
      return run([&](auto& stores) -> Result<void> { return work(stores); });
    } else {
      std::optional<R> result;
      Result<void> ran = run([&](auto& stores) -> Result<void> {
        result.emplace(work(stores));
        if (!*result) return result->error();
        return {};
      });
      if (!ran) return R{std::move(ran).error()};
      return std::move(*result);
    }
  }
};

}  // namespace vedette
