#include "vedette/memory/memory_storage.hpp"

#include <mutex>
#include <shared_mutex>

#include "stores/memory_alerts.hpp"
#include "stores/memory_audit.hpp"
#include "stores/memory_events.hpp"
#include "stores/memory_roles.hpp"
#include "stores/memory_rules.hpp"
#include "stores/memory_sessions.hpp"
#include "stores/memory_users.hpp"

namespace vedette::memory {

struct MemoryStorage::State {
  State() {
    events.keep([this](EventId id) { return alerts.refersTo(id); });
  }

  std::shared_mutex mutex;
  UndoLog undo;
  MemoryEvents events{undo};
  MemoryAlerts alerts{undo, events};
  MemorySessions sessions{undo};
  MemoryUsers users{undo, sessions};
  MemoryRoles roles{undo};
  MemoryRules rules{undo};
  MemoryAudit audit{undo};
  Stores stores{events, alerts, users, roles, sessions, rules, audit};
};

MemoryStorage::MemoryStorage() : state_(std::make_unique<State>()) {}
MemoryStorage::~MemoryStorage() = default;

Result<void> MemoryStorage::write(const std::function<Result<void>(Stores&)>& work) {
  std::unique_lock lock(state_->mutex);
  Transaction transaction(state_->undo);
  Result<void> done = work(state_->stores);
  if (done) transaction.commit();
  return done;
}

Result<void> MemoryStorage::read(const std::function<Result<void>(const Stores&)>& work) const {
  std::shared_lock lock(state_->mutex);
  return work(state_->stores);
}

}  // namespace vedette::memory
