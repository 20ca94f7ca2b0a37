#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

TEST_CASE_METHOD(Fixture, "the newest deeds of the audit trail come first, as they were appended") {
  std::vector<std::string> expected;
  for (const std::string& text : hostileTexts()) {
    AuditEntry entry{at(5us), text, "user.create", "user:" + text, attributes({{"name", text}}).json()};
    write([&](Stores& stores) { return stores.audit.append(entry); });
    expected.insert(expected.begin(), entry.actor + '|' + entry.object + '|' + entry.detail);
  }
  auto newest = read([](const Stores& stores) { return stores.audit.newest(100); });
  std::vector<std::string> found;
  for (const AuditEntry& entry : newest)
    found.push_back(entry.actor + '|' + entry.object + '|' + entry.detail);
  CHECK(found == expected);
  CHECK(newest.front().at == at(5us));
  CHECK(newest.front().action == "user.create");
}

TEST_CASE_METHOD(Fixture, "no more deeds than wanted are read from the audit trail") {
  CHECK(read([](const Stores& stores) { return stores.audit.newest(5); }).empty());
  for (const char* actor : {"a", "b", "c"})
    write([&](Stores& stores) { return stores.audit.append({at(), actor, "user.remove", "user:x"}); });
  auto newest = read([](const Stores& stores) { return stores.audit.newest(2); });
  REQUIRE(newest.size() == 2);
  CHECK(newest[0].actor == "c");
  CHECK(newest[1].actor == "b");
  CHECK(newest[0].detail == "{}");
}

}  // namespace
}  // namespace vedette::contract
