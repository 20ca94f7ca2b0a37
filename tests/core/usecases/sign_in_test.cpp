#include <catch2/catch.hpp>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

bool letsIn(EmbeddedCore& embedded, const std::string& token) {
  return embedded.core.authenticate(token).principal.has_value();
}

UserDraft disabled() {
  UserDraft draft;
  draft.active = false;
  return draft;
}

}  // namespace

TEST_CASE("a right password gives tokens that name the user") {
  EmbeddedCore embedded;
  const User ana = embedded.addUser("ana", "analyst");
  const TokenPair pair = embedded.signIn("ana");
  const Authentication known = embedded.core.authenticate(pair.access);
  REQUIRE(known.principal);
  CHECK(known.principal->userId == ana.id);
  CHECK(known.principal->role == "analyst");
  CHECK(known.principal->may(Permission::EventsRead));
  CHECK_FALSE(known.principal->may(Permission::EventsWrite));
  CHECK(embedded.core.users.find(Principal::system(), "ana")->lastLoginAt == embedded.clock.now());
}

TEST_CASE("wrong password, unknown name and disabled account give one and the same answer") {
  EmbeddedCore embedded;
  embedded.addUser("root", "admin");
  const User ana = embedded.addUser("ana", "analyst");
  const auto wrong = embedded.core.signIn.withPassword("ana", "no");
  const auto unknown = embedded.core.signIn.withPassword("nobody", "secret-ana");
  REQUIRE(embedded.core.users.change(Principal::system(), ana.id, disabled()));
  const auto inactive = embedded.core.signIn.withPassword("ana", "secret-ana");
  REQUIRE_FALSE(wrong);
  REQUIRE_FALSE(unknown);
  REQUIRE_FALSE(inactive);
  CHECK(wrong.error().kind == ErrorKind::Unauthenticated);
  CHECK(wrong.error() == unknown.error());
  CHECK(wrong.error() == inactive.error());
}

TEST_CASE("a name is known in any case") {
  EmbeddedCore embedded;
  embedded.addUser("Ana", "analyst");
  CHECK(embedded.core.signIn.withPassword("aNA", "secret-Ana"));
}

TEST_CASE("an access token is good until it expires and is no refresh token") {
  EmbeddedCore embedded;
  embedded.addUser("ana", "analyst");
  const TokenPair pair = embedded.signIn("ana");
  CHECK(embedded.core.authenticate(pair.refresh).refusal == Refusal::WrongTokenType);
  CHECK_FALSE(embedded.core.signIn.refresh(pair.access));
  CHECK(embedded.core.authenticate("rubbish").refusal == Refusal::BadToken);
  embedded.clock.advance(seconds{3599});
  CHECK(letsIn(embedded, pair.access));
  embedded.clock.advance(seconds{1});
  CHECK_FALSE(letsIn(embedded, pair.access));
}

TEST_CASE("refreshing rotates: the new pair works, the old refresh token is dead") {
  EmbeddedCore embedded;
  embedded.addUser("ana", "analyst");
  const TokenPair first = embedded.signIn("ana");
  const TokenPair second = embedded.core.signIn.refresh(first.refresh).value();
  CHECK(letsIn(embedded, second.access));
  CHECK(embedded.core.signIn.refresh(second.refresh));
}

TEST_CASE("the second use of a refresh token ends its whole family") {
  EmbeddedCore embedded;
  embedded.addUser("ana", "analyst");
  const TokenPair first = embedded.signIn("ana");
  const TokenPair other = embedded.signIn("ana");
  const TokenPair second = embedded.core.signIn.refresh(first.refresh).value();
  CHECK_FALSE(embedded.core.signIn.refresh(first.refresh));
  CHECK_FALSE(letsIn(embedded, first.access));
  CHECK_FALSE(letsIn(embedded, second.access));
  CHECK_FALSE(embedded.core.signIn.refresh(second.refresh));
  CHECK(letsIn(embedded, other.access));
  CHECK(embedded.audit().front().action == "session.reuse");
}

TEST_CASE("a refresh token dies with its time") {
  EmbeddedCore embedded;
  embedded.addUser("ana", "analyst");
  const TokenPair pair = embedded.signIn("ana");
  embedded.clock.advance(hours{7 * 24});
  CHECK_FALSE(embedded.core.signIn.refresh(pair.refresh));
}

TEST_CASE("signing out ends this sign-in and no other") {
  EmbeddedCore embedded;
  embedded.addUser("ana", "analyst");
  const TokenPair here = embedded.signIn("ana");
  const TokenPair there = embedded.signIn("ana");
  REQUIRE(embedded.core.signIn.out(*embedded.core.authenticate(here.access).principal));
  CHECK_FALSE(letsIn(embedded, here.access));
  CHECK_FALSE(embedded.core.signIn.refresh(here.refresh));
  CHECK(letsIn(embedded, there.access));
}

TEST_CASE("a disabled, deleted or demoted account is so at the next request") {
  EmbeddedCore embedded;
  embedded.addUser("root", "admin");
  const User ana = embedded.addUser("ana", "responder");
  const TokenPair pair = embedded.signIn("ana");
  REQUIRE(letsIn(embedded, pair.access));
  UserDraft demoted;
  demoted.role = "viewer";
  REQUIRE(embedded.core.users.change(Principal::system(), ana.id, demoted));
  CHECK_FALSE(embedded.core.authenticate(pair.access).principal->may(Permission::AlertsWrite));
  REQUIRE(embedded.core.users.change(Principal::system(), ana.id, disabled()));
  CHECK_FALSE(letsIn(embedded, pair.access));
  REQUIRE(embedded.core.users.remove(Principal::system(), ana.id));
  CHECK(embedded.core.authenticate(pair.access).refusal == Refusal::UnknownUser);
}

TEST_CASE("what another process changes is noticed within half a second") {
  EmbeddedCore embedded;
  const User ana = embedded.addUser("ana", "analyst");
  const TokenPair pair = embedded.signIn("ana");
  REQUIRE(letsIn(embedded, pair.access));
  REQUIRE(embedded.storage.atomically(
      [&](Stores& stores) { return stores.sessions.revokeAllOf(ana.id, embedded.clock.now()); }));
  CHECK(letsIn(embedded, pair.access));
  embedded.clock.advance(Authenticate::memory);
  CHECK_FALSE(embedded.core.authenticate.recall(pair.access));
  CHECK_FALSE(letsIn(embedded, pair.access));
}

TEST_CASE("what another process changes is noticed as soon when the time of day is set back") {
  EmbeddedCore embedded;
  const User ana = embedded.addUser("ana", "analyst");
  const TokenPair pair = embedded.signIn("ana");
  REQUIRE(letsIn(embedded, pair.access));
  REQUIRE(embedded.storage.atomically(
      [&](Stores& stores) { return stores.sessions.revokeAllOf(ana.id, embedded.clock.now()); }));
  embedded.clock.set(embedded.clock.now() - seconds{30});
  embedded.clock.advance(Authenticate::memory);
  CHECK_FALSE(letsIn(embedded, pair.access));
}

TEST_CASE("a new password ends the sign-ins made with the old one") {
  EmbeddedCore embedded;
  const User ana = embedded.addUser("ana", "analyst");
  const TokenPair pair = embedded.signIn("ana");
  UserDraft draft;
  draft.password = "another one";
  REQUIRE(embedded.core.users.change(Principal::system(), ana.id, draft));
  CHECK_FALSE(letsIn(embedded, pair.access));
  CHECK_FALSE(embedded.core.signIn.withPassword("ana", "secret-ana"));
  CHECK(embedded.core.signIn.withPassword("ana", "another one"));
}

TEST_CASE("the command line gets a token for an active account only") {
  EmbeddedCore embedded;
  embedded.addUser("root", "admin");
  const User ana = embedded.addUser("ana", "analyst");
  CHECK(letsIn(embedded, embedded.core.signIn.issueAccess(Principal::system(), "ana").value()));
  CHECK(embedded.core.signIn.issueAccess(Principal::system(), "nobody").error().kind == ErrorKind::NotFound);
  CHECK(embedded.core.signIn.issueAccess(principalOf("analyst"), "ana").error().kind == ErrorKind::Forbidden);
  REQUIRE(embedded.core.users.change(Principal::system(), ana.id, disabled()));
  CHECK(embedded.core.signIn.issueAccess(Principal::system(), "ana").error().kind == ErrorKind::Conflict);
}
