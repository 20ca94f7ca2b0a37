#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <vedette/core.hpp>
#include <vedette/memory/device_randomness.hpp>
#include <vedette/memory/memory_storage.hpp>
#include <vedette/memory/memory_tokens.hpp>
#include <vedette/memory/plain_passwords.hpp>
#include <vedette/memory/sha256_digest.hpp>
#include <vedette/memory/system_clock.hpp>

using namespace vedette;

// A door control that embeds the core: its own rules, no network, no database.

// What no Result should hold here: says so and ends with 1.
template <class T>
T orFail(Result<T> result) {
  if (result) return std::move(result).value();
  std::cerr << result.error().message << '\n';
  std::exit(1);
}

void expect(bool truth, const char* what) {
  if (truth) return;
  std::cerr << "not so: " << what << '\n';
  std::exit(1);
}

Rule forcedDoor() {
  return {.id = "door-forced",
          .name = "Door forced at night",
          .kind = "example",
          .condition = {AllOf{{{EventTypeIs{"door_opened"}}, {AttributeIs{"badge", "none"}}}}},
          .severity = Severity::Critical,
          .dedup = Dedup{.key = {{"door"}}, .window = {}}};
}

NewEvent doorOpened(const std::string& door, const std::string& badge) {
  EventDraft draft{.sourceName = "door-controller",
                   .eventType = "door_opened",
                   .severity = "low",
                   .description = "Door " + door + " was opened"};
  AttributesBuilder attributes;
  attributes.startObject().set("door", door).set("badge", badge).endObject();
  draft.attributes = orFail(attributes.build());
  return orFail(NewEvent::accept(std::move(draft)));
}

Receipts ingest(Core& core, const Principal& principal, std::vector<NewEvent> events) {
  std::vector<Submission> batch;
  batch.push_back({principal, std::move(events)});
  return orFail(std::move(core.ingest(batch).front()));
}

int main() {
  memory::MemoryStorage storage;
  memory::SystemClock clock;
  memory::PlainPasswords passwords;
  memory::MemoryTokens tokens;
  memory::DeviceRandomness randomness;
  memory::Sha256Digest digest;
  Core core({storage, clock, passwords, tokens, randomness, digest}, RuleSet{{forcedDoor()}});
  const Principal us = Principal::system();

  ingest(core, us, {doorOpened("north", "4711"), doorOpened("north", "none"), doorOpened("north", "none")});
  const Page<Alert> raised = orFail(core.alerts.list(us, {}));
  expect(raised.total == 1, "two forced openings of one door fold into one alert");
  const Alert& alert = raised.items.front();
  expect(alert.severity == Severity::Critical && alert.occurrences == 2,
         "it has the rule's severity and counts both");

  orFail(core.triage.change(us, alert.id,
                            {.status = AlertStatus::Resolved, .note = "The guard checked the door."}));
  expect(orFail(core.alerts.history(us, alert.id, {})).total == 1, "the change stands in the history");
  expect(orFail(core.events.list(us, {})).total == 3, "every event was kept");

  const Principal guest{
      .username = "guest", .role = "viewer", .permissions = {Permission::AlertsRead}, .session = {}};
  const auto refused = core.triage.change(guest, alert.id, {.status = AlertStatus::New});
  expect(!refused && refused.error().kind == ErrorKind::Forbidden, "who may only read changes nothing");
  std::cout << alert.title << ": " << toString(alert.severity) << '\n';
}
