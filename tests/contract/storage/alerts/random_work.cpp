#include <map>

#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

using Counted = std::map<std::string, std::uint64_t>;

// Random triage on the store, and what the store must hold after it.
class RandomWork : public AlertFixture {
 public:
  const unsigned seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : 20260301;
  AlertGenerator generator{seed};
  std::vector<EventId> events{storedEvent(), storedEvent(), storedEvent(), storedEvent()};
  std::map<AlertId, Alert> model;

  AlertId any() {
    return std::next(model.begin(), static_cast<std::ptrdiff_t>(generator.below(model.size())))->first;
  }

  bool expectFold(const AlertDraft& draft) {
    for (const auto& [id, alert] : model)
      if (!draft.fingerprint.empty() && alert.fingerprint == draft.fingerprint &&
          (!draft.rule || !isClosed(alert.status)))
        return true;
    return false;
  }
  void raiseSome() {
    const AlertDraft draft = generator.draft(events);
    const bool folds = expectFold(draft);
    const auto [alert, isNew] = raise(draft, generator.time());
    CHECK(isNew == !folds);
    model[alert.id] = alert;
  }
  bool mayOpen(const Alert& changed) {
    for (const auto& [id, alert] : model)
      if (id != changed.id && !alert.fingerprint.empty() && alert.fingerprint == changed.fingerprint &&
          !isClosed(alert.status) && !isClosed(changed.status))
        return false;
    return true;
  }
  void changeSome() {
    Alert changed = model.at(any());
    const auto lines = apply(generator.patch(), changed, "alice", generator.time());
    if (lines.empty()) return;
    auto result = storage().atomically([&](Stores& stores) { return stores.alerts.update(changed, lines); });
    CHECK(result.has_value() == mayOpen(changed));
    if (result)
      model[changed.id] = changed;
    else
      CHECK(result.error().kind == ErrorKind::Conflict);
  }
  void removeSome() {
    const AlertId id = any();
    write([&](Stores& stores) { return stores.alerts.remove(id); });
    model.erase(id);
  }
  std::vector<Alert> alerts() {
    std::vector<Alert> all;
    for (const auto& [id, alert] : model) all.push_back(alert);
    return all;
  }
  void checkCounts();
};

void RandomWork::checkCounts() {
  const AlertCounts counts = read([](const Stores& stores) { return stores.alerts.counts(at(2h)); });
  Counted bySeverity, byStatus, bySource;
  std::map<Timestamp, std::uint64_t> byHour;
  for (const auto& [id, alert] : model) {
    ++bySeverity[std::string(toString(alert.severity))];
    ++byStatus[std::string(toString(alert.status))];
    ++bySource[alert.source];
    const Timestamp hour = std::chrono::floor<std::chrono::hours>(alert.createdAt);
    if (hour >= at(2h)) ++byHour[hour];
  }
  auto present = [](auto figures) {
    std::erase_if(figures, [](const auto& each) { return each.second == 0; });
    return figures;
  };
  CHECK(counts.total == model.size());
  CHECK(present(counts.bySeverity) == bySeverity);
  CHECK(present(counts.byStatus) == byStatus);
  CHECK(present(counts.bySource) == bySource);
  CHECK(present(counts.byHour) == byHour);
}

// --rng-seed gives another run, or the same again.
TEST_CASE_METHOD(RandomWork,
                 "after random work on alerts, lists, totals and counts are those of brute force") {
  INFO("seed " << seed);
  for (int step = 0; step < 1500; ++step) {
    const std::size_t choice = generator.below(10);
    if (choice < 4 || model.empty())
      raiseSome();
    else if (choice < 9)
      changeSome();
    else
      removeSome();
    if (step % 50 != 49) continue;
    checkCounts();
    for (int question = 0; question < 5; ++question) {
      const AlertQuery query{generator.filter(), generator.order()};
      INFO("step " << step << ' ' << describe(query.filter) << ' ' << describe(query.order));
      checkAgainst(alerts(), query);
    }
  }
  CHECK(list({}).total == model.size());
  for (const auto& [id, alert] : model) CHECK(describe(find(id)) == describe(alert));
}

}  // namespace
}  // namespace vedette::contract
