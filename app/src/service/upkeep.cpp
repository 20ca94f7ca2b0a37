#include "upkeep.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vedette::app {
namespace {

using namespace std::chrono_literals;

constexpr auto betweenSweeps = 10min;
constexpr auto betweenTidyings = 5s;
constexpr auto afterFailure = 30s;
constexpr std::chrono::milliseconds betweenSteps = 20ms;

}  // namespace

Upkeep::Upkeep(storage::Database& database, const Clock& clock, const RetentionPolicy& policy, Log& log)
    : database_(database), retention_(database, clock, policy), log_(log) {}

std::chrono::milliseconds Upkeep::step() {
  const auto now = Steady::now();
  if (now >= nextRemoval_) remove(now);
  if (now >= nextTidy_) tidy(now);
  const auto next = std::min(nextRemoval_, nextTidy_) - Steady::now();
  return std::max(betweenSteps, std::chrono::ceil<std::chrono::milliseconds>(next));
}

void Upkeep::remove(Steady::time_point now) {
  const auto step = retention_.step();
  if (!step) {
    log_.warning("what is too old could not be removed: " + step.error().message);
    nextRemoval_ = now + afterFailure;
    return;
  }
  removed_.events += step->events;
  removed_.alerts += step->alerts;
  if (!step->finished) return;
  tellSweep();
  nextRemoval_ = now + betweenSweeps;
}

void Upkeep::tellSweep() {
  if (removed_.events + removed_.alerts > 0)
    log_.info(
        fmt::format("retention removed {} events and {} closed alerts", removed_.events, removed_.alerts));
  removed_ = {};
}

void Upkeep::tidy(Steady::time_point now) {
  const auto more = database_.tidy();
  if (!more) log_.warning("the database could not be tidied: " + more.error().message);
  nextTidy_ = now + (!more ? afterFailure : *more ? 0s : betweenTidyings);
}

}  // namespace vedette::app
