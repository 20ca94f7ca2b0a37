#include "vedette/usecases/overview.hpp"

namespace vedette {

Overview::Overview(const Storage& storage, const Clock& clock) : storage_(storage), clock_(clock) {}

Result<OverviewFigures> Overview::operator()(const Principal& principal) const {
  if (auto allowed = principal.require(Permission::StatsRead); !allowed) return std::move(allowed).error();
  using std::chrono::hours;
  const Timestamp since = std::chrono::floor<hours>(clock_.now()) - hours{23};
  return storage_.reading([&](const Stores& stores) -> Result<OverviewFigures> {
    auto events = stores.events.counts(since);
    if (!events) return std::move(events).error();
    auto alerts = stores.alerts.counts(since);
    if (!alerts) return std::move(alerts).error();
    return OverviewFigures{*std::move(events), *std::move(alerts), since};
  });
}

}  // namespace vedette
