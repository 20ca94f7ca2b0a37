#include <catch2/catch.hpp>

#include "fixture.hpp"

namespace vedette::contract {
namespace {

Role role(std::string name, PermissionSet permissions = {Permission::EventsRead}) {
  return {std::move(name), "reads 'events' \"only\" \\ %_ \xF0\x9F\x9A\xA8", permissions};
}

TEST_CASE_METHOD(Fixture, "a role is found as it was added") {
  Role hunter = role("hunter", {Permission::EventsRead, Permission::RolesManage});
  write([&](Stores& stores) { return stores.roles.add(hunter); });
  CHECK(read([&](const Stores& stores) { return stores.roles.find("hunter"); }) == hunter);
}

TEST_CASE_METHOD(Fixture, "a role's name can be taken only once") {
  write([&](Stores& stores) { return stores.roles.add(role("hunter")); });
  CHECK(refusal([&](Stores& stores) { return stores.roles.add(role("hunter")); }) == ErrorKind::Conflict);
}

TEST_CASE_METHOD(Fixture, "a changed role is found as it was changed, with every permission") {
  write([&](Stores& stores) { return stores.roles.add(role("hunter")); });
  Role changed{"hunter", "", PermissionSet::all()};
  write([&](Stores& stores) { return stores.roles.update(changed); });
  CHECK(read([&](const Stores& stores) { return stores.roles.find("hunter"); }) == changed);
}

TEST_CASE_METHOD(Fixture, "a role that is not stored is neither found nor changed") {
  CHECK(refusal([&](Stores& stores) { return stores.roles.find("admin"); }) == ErrorKind::NotFound);
  CHECK(refusal([&](Stores& stores) { return stores.roles.update(role("hunter")); }) == ErrorKind::NotFound);
}

TEST_CASE_METHOD(Fixture, "a removed role is gone and its name is free") {
  write([&](Stores& stores) { return stores.roles.add(role("hunter")); });
  write([&](Stores& stores) { return stores.roles.remove("hunter"); });
  CHECK(refusal([&](Stores& stores) { return stores.roles.find("hunter"); }) == ErrorKind::NotFound);
  write([&](Stores& stores) { return stores.roles.add(role("hunter")); });
}

TEST_CASE_METHOD(Fixture, "roles are listed by name") {
  CHECK(read([](const Stores& stores) { return stores.roles.list(); }).empty());
  for (const char* name : {"scout", "hunter-2", "hunter", "a_b"})
    write([&](Stores& stores) { return stores.roles.add(role(name)); });
  std::vector<std::string> names;
  for (const Role& each : read([](const Stores& stores) { return stores.roles.list(); }))
    names.push_back(each.name);
  CHECK(names == std::vector<std::string>{"a_b", "hunter", "hunter-2", "scout"});
}

}  // namespace
}  // namespace vedette::contract
