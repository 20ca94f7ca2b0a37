#include <limits>

#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

class Users : public Fixture {
 public:
  User add(const User& user) {
    return write([&](Stores& stores) { return stores.users.add(user); });
  }
  User find(UserId id) {
    return read([&](const Stores& stores) { return stores.users.find(id); });
  }
};

TEST_CASE_METHOD(Users, "a user gets an id and is found by it as it was added") {
  User added = add(user("alice"));
  CHECK(added.id > 0);
  User expected = user("alice");
  expected.id = added.id;
  CHECK(describe(added) == describe(expected));
  CHECK(describe(find(added.id)) == describe(expected));
}

TEST_CASE_METHOD(Users, "every user gets an id of its own") {
  const UserId alice = add(user("alice")).id;
  CHECK(add(user("bob")).id > alice);
}

TEST_CASE_METHOD(Users, "hostile texts in a user come back unchanged") {
  int number = 0;
  for (const std::string& text : hostileTexts()) {
    User hostile = user("user" + std::to_string(++number));
    hostile.email = hostile.firstName = hostile.lastName = text;
    hostile.passwordHash = text;
    hostile.lastLoginAt = at(1us);
    hostile.active = false;
    User added = add(hostile);
    hostile.id = added.id;
    CHECK(describe(find(added.id)) == describe(hostile));
  }
}

TEST_CASE_METHOD(Users, "a user name is found whatever its case, and keeps its own") {
  add(user("Alice.Smith"));
  User found = read([](const Stores& stores) { return stores.users.findByName("aLICE.sMITH"); });
  CHECK(found.username == "Alice.Smith");
}

TEST_CASE_METHOD(Users, "a user name is not a pattern") {
  add(user("a_b"));
  for (const char* name : {"axb", "a%", "%", "a_b ", ""})
    CHECK(refusal([&](Stores& stores) { return stores.users.findByName(name); }) == ErrorKind::NotFound);
}

TEST_CASE_METHOD(Users, "a user name that differs only in case is taken") {
  add(user("admin"));
  CHECK(refusal([](Stores& stores) { return stores.users.add(user("Admin")); }) == ErrorKind::Conflict);
  CHECK(read([](const Stores& stores) { return stores.users.list({}); }).total == 1);
}

TEST_CASE_METHOD(Users, "a user that is not there is neither found, changed nor removed") {
  add(user("alice"));
  for (UserId id : {UserId{0}, UserId{-1}, UserId{4711}, std::numeric_limits<UserId>::max()}) {
    User nobody = user("nobody");
    nobody.id = id;
    CHECK(refusal([&](Stores& stores) { return stores.users.find(id); }) == ErrorKind::NotFound);
    CHECK(refusal([&](Stores& stores) { return stores.users.update(nobody); }) == ErrorKind::NotFound);
    CHECK(refusal([&](Stores& stores) { return stores.users.remove(id); }) == ErrorKind::NotFound);
  }
}

TEST_CASE_METHOD(Users, "a changed user is found as it was changed") {
  User changed = add(user("alice"));
  changed.email = "new@example.org";
  changed.firstName.clear();
  changed.lastName = "Smith";
  changed.role = "viewer";
  changed.active = false;
  changed.passwordHash = "other";
  changed.lastLoginAt = at(5s);
  write([&](Stores& stores) { return stores.users.update(changed); });
  CHECK(describe(find(changed.id)) == describe(changed));
  changed.lastLoginAt.reset();
  write([&](Stores& stores) { return stores.users.update(changed); });
  CHECK(describe(find(changed.id)) == describe(changed));
}

TEST_CASE_METHOD(Users, "changing one user leaves the others as they are") {
  User alice = add(user("alice")), bob = add(user("bob"));
  alice.email = "new@example.org";
  write([&](Stores& stores) { return stores.users.update(alice); });
  CHECK(describe(find(bob.id)) == describe(bob));
}

TEST_CASE_METHOD(Users, "a removed user is gone, its name is free and its id is not given again") {
  User alice = add(user("alice"));
  write([&](Stores& stores) { return stores.users.remove(alice.id); });
  CHECK(refusal([&](Stores& stores) { return stores.users.find(alice.id); }) == ErrorKind::NotFound);
  CHECK(refusal([](Stores& stores) { return stores.users.findByName("alice"); }) == ErrorKind::NotFound);
  CHECK(add(user("alice")).id != alice.id);
}

TEST_CASE_METHOD(Users, "users are counted by role, active or not") {
  add(user("alice", "admin"));
  add(user("bob", "admin"));
  User carol = user("carol", "admin");
  carol.active = false;
  add(carol);
  add(user("dave", "viewer"));
  auto counts = [&](const char* role) {
    return read([&](const Stores& stores) -> Result<std::pair<std::uint64_t, std::uint64_t>> {
      return std::pair{stores.users.countActive(role).value(), stores.users.countOf(role).value()};
    });
  };
  CHECK(counts("admin") == std::pair<std::uint64_t, std::uint64_t>{2, 3});
  CHECK(counts("viewer") == std::pair<std::uint64_t, std::uint64_t>{1, 1});
  CHECK(counts("Admin") == std::pair<std::uint64_t, std::uint64_t>{0, 0});
}

}  // namespace
}  // namespace vedette::contract
