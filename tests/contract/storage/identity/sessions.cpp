#include <atomic>
#include <thread>

#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

class Sessions : public Fixture {
 public:
  UserId alice = write([](Stores& stores) { return stores.users.add(user("alice")); }).id;
  UserId bob = write([](Stores& stores) { return stores.users.add(user("bob")); }).id;

  static std::string id(char digit) { return std::string(32, digit); }
  static std::string hash(char digit) { return std::string(64, digit); }

  // Session and first refresh token share their digit.
  void open(char digit, UserId owner, Timestamp expiresAt = at(1h)) {
    write([&](Stores& stores) {
      return stores.sessions.open({id(digit), owner, at(42us)}, {hash(digit), id(digit), expiresAt});
    });
  }
  void addRefresh(char digit, char session, Timestamp expiresAt = at(1h)) {
    write([&](Stores& stores) { return stores.sessions.addRefresh({hash(digit), id(session), expiresAt}); });
  }
  RefreshToken use(char digit, Timestamp now = at()) {
    return write([&](Stores& stores) { return stores.sessions.use(hash(digit), now); });
  }
  Session find(char digit) {
    return read([&](const Stores& stores) { return stores.sessions.find(id(digit)); });
  }
  bool revoked(char digit) { return find(digit).revokedAt.has_value(); }
  bool gone(char digit) {
    return refusal([&](Stores& stores) { return stores.sessions.find(id(digit)); }) == ErrorKind::NotFound &&
           refusal([&](Stores& stores) { return stores.sessions.use(hash(digit), at()); }) ==
               ErrorKind::NotFound;
  }
};

TEST_CASE_METHOD(Sessions, "an opened session is found as it was opened") {
  open('a', alice);
  Session session = find('a');
  CHECK(session.id == id('a'));
  CHECK(session.userId == alice);
  CHECK(session.createdAt == at(42us));
  CHECK_FALSE(session.revokedAt);
}

TEST_CASE_METHOD(Sessions, "an unknown session or refresh token is not found") { CHECK(gone('f')); }

TEST_CASE_METHOD(Sessions, "the first use of a refresh token sees it unused, the second when it was used") {
  open('a', alice, at(30min + 1us));
  RefreshToken first = use('a', at(5us));
  CHECK(first.hash == hash('a'));
  CHECK(first.session == id('a'));
  CHECK(first.expiresAt == at(30min + 1us));
  CHECK_FALSE(first.usedAt);
  CHECK(use('a', at(9us)).usedAt == at(5us));
  CHECK(use('a', at(10us)).usedAt == at(5us));
}

TEST_CASE_METHOD(Sessions, "a session may have many refresh tokens, each used for itself") {
  open('a', alice);
  addRefresh('b', 'a');
  use('a');
  RefreshToken second = use('b');
  CHECK(second.session == id('a'));
  CHECK_FALSE(second.usedAt);
}

TEST_CASE_METHOD(Sessions, "of many concurrent uses of one refresh token exactly one sees it unused") {
  for (char digit : {'a', 'b', 'c', 'd', 'e'}) {
    open(digit, alice);
    std::atomic<int> unused = 0, failed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        auto token =
            storage().atomically([&](Stores& stores) { return stores.sessions.use(hash(digit), at()); });
        if (!token)
          ++failed;
        else if (!token->usedAt)
          ++unused;
      });
    for (std::thread& thread : threads) thread.join();
    CHECK(unused == 1);
    CHECK(failed == 0);
  }
}

TEST_CASE_METHOD(Sessions, "a revoked session says when") {
  open('a', alice);
  open('b', alice);
  write([&](Stores& stores) { return stores.sessions.revoke(id('a'), at(7us)); });
  CHECK(find('a').revokedAt == at(7us));
  CHECK_FALSE(revoked('b'));
}

TEST_CASE_METHOD(Sessions, "revoking what is revoked or unknown is no error") {
  open('a', alice);
  write([&](Stores& stores) { return stores.sessions.revoke(id('a'), at()); });
  write([&](Stores& stores) { return stores.sessions.revoke(id('a'), at(1s)); });
  write([&](Stores& stores) { return stores.sessions.revoke(id('f'), at()); });
  CHECK(revoked('a'));
}

TEST_CASE_METHOD(Sessions, "revoking all of a user's sessions leaves those of others") {
  open('a', alice);
  open('b', alice);
  open('c', bob);
  write([&](Stores& stores) { return stores.sessions.revokeAllOf(alice, at(3us)); });
  CHECK(find('a').revokedAt == at(3us));
  CHECK(revoked('b'));
  CHECK_FALSE(revoked('c'));
}

TEST_CASE_METHOD(Sessions, "removing a user ends its sessions and no others") {
  open('a', alice);
  addRefresh('b', 'a');
  open('c', bob);
  write([&](Stores& stores) { return stores.users.remove(alice); });
  CHECK(gone('a'));
  CHECK(gone('b'));
  CHECK(find('c').userId == bob);
  CHECK_FALSE(use('c').usedAt);
}

TEST_CASE_METHOD(Sessions, "a session is removed once none of its refresh tokens is alive") {
  open('a', alice, at(1h));
  open('b', alice, at(1h));
  addRefresh('c', 'b', at(3h));
  write([&](Stores& stores) { return stores.sessions.removeExpired(at(30min)); });
  CHECK(find('a').userId == alice);
  write([&](Stores& stores) { return stores.sessions.removeExpired(at(2h)); });
  CHECK(gone('a'));
  CHECK(find('b').userId == alice);
  CHECK_FALSE(use('c').usedAt);
  write([&](Stores& stores) { return stores.sessions.removeExpired(at(4h)); });
  CHECK(gone('b'));
  CHECK(gone('c'));
}

}  // namespace
}  // namespace vedette::contract
