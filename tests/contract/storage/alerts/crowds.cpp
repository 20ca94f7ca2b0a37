#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

TEST_CASE_METHOD(AlertFixture, "totals of a crowd of alerts stay exact while it is worked off") {
  std::vector<AlertDraft> drafts;
  for (int i = 0; i < 1'100; ++i) drafts.push_back(draftByHand("crowd-" + std::to_string(i)));
  const auto raised = raise(drafts, at(1h + 300ms));
  const auto checkTotals = [&](std::size_t closed) {
    AlertFilter open{.statuses = {AlertStatus::New}};
    open.since = at(1h + 200ms);
    AlertFilter resolved = open;
    resolved.statuses = {AlertStatus::Resolved};
    AlertFilter late = open;
    late.since = at(1h + 301ms);
    CHECK(list({open, {}, {1, 0, {}}}).total == raised.size() - closed);
    CHECK(list({resolved, {}, {1, 0, {}}}).total == closed);
    CHECK(list({late, {}, {1, 0, {}}}).total == 0);
  };
  checkTotals(0);
  for (std::size_t closed = 0; closed < raised.size();) {
    close(raised[closed].alert.id);
    if (++closed % 100 == 0) checkTotals(closed);
  }
}

}  // namespace
}  // namespace vedette::contract
