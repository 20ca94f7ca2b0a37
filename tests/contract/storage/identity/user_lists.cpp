#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

class UserLists : public Fixture {
 public:
  std::vector<UserId> addUsers(int count) {
    std::vector<UserId> ids;
    for (int i = 0; i < count; ++i)
      ids.push_back(
          write([&](Stores& stores) { return stores.users.add(user("user" + std::to_string(100 - i))); }).id);
    return ids;
  }
  Page<User> list(const PageRequest& request) {
    return read([&](const Stores& stores) { return stores.users.list(request); });
  }
};

TEST_CASE_METHOD(UserLists, "no users make an empty page") {
  Page<User> page = list({});
  CHECK(page.items.empty());
  CHECK(page.total == 0);
  CHECK(page.next.empty());
}

TEST_CASE_METHOD(UserLists, "users are listed by id, a limited number behind an offset") {
  auto ids = addUsers(7);
  Page<User> page = list({3, 2});
  CHECK(idsOf(page.items) == std::vector<UserId>(ids.begin() + 2, ids.begin() + 5));
  CHECK(page.total == 7);
  CHECK(list({3, 7}).items.empty());
  CHECK(list({3, 7}).total == 7);
}

TEST_CASE_METHOD(UserLists, "cursors walk over every user once, whoever comes and goes meanwhile") {
  auto ids = addUsers(7);
  Page<User> first = list({3});
  CHECK(idsOf(first.items) == std::vector<UserId>(ids.begin(), ids.begin() + 3));
  write([&](Stores& stores) { return stores.users.remove(ids[2]); });
  Page<User> second = list({3, 5, first.next});
  CHECK(idsOf(second.items) == std::vector<UserId>(ids.begin() + 3, ids.begin() + 6));
  Page<User> third = list({3, 0, second.next});
  CHECK(idsOf(third.items) == std::vector<UserId>{ids[6]});
  CHECK(third.next.empty());
}

TEST_CASE_METHOD(UserLists, "the last page is known even when it is full") {
  addUsers(6);
  CHECK_FALSE(list({3}).next.empty());
  CHECK(list({3, 0, list({3}).next}).next.empty());
  CHECK(list({3, 3}).next.empty());
}

TEST_CASE_METHOD(UserLists, "a cursor that no list of users gave is invalid") {
  addUsers(2);
  for (const char* cursor : {"!", "nonsense", "MTI6MTI6ZXZlbnRz"}) {
    Error error = refusalOf([&](Stores& stores) { return stores.users.list({1, 0, cursor}); });
    CHECK(error.kind == ErrorKind::Invalid);
    REQUIRE(error.fields.size() == 1);
    CHECK(error.fields[0].field == "cursor");
  }
}

}  // namespace
}  // namespace vedette::contract
