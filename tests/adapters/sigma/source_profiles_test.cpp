#include <catch2/catch.hpp>
#include <map>

#include "vedette/sigma/source_profile_file.hpp"

using namespace vedette;

namespace {

std::string refusal(std::string_view yaml) {
  const auto read = sigma::readSourceProfiles(yaml);
  REQUIRE_FALSE(read);
  return read.error().message;
}

}  // namespace

TEST_CASE("the shipped profiles are read, and each product chooses its own") {
  const SourceProfiles& shipped = sigma::shippedSourceProfiles();
  CHECK(shipped.choose({"", "windows", ""}).name() == "windows");
  CHECK(shipped.choose({"", "windows", "security"}).name() == "windows");
  CHECK(shipped.choose({"", "aws", "cloudtrail"}).name() == "cloudtrail");
  CHECK(shipped.choose({"", "zeek", "dns"}).name() == "zeek");
  CHECK(shipped.choose({"", "linux", "auditd"}).name() == "auditd");
  CHECK(shipped.choose({"", "linux", "sshd"}).name() == "generic");
}

TEST_CASE("logs of clouds without a profile of their own tell when and what all the same") {
  const auto draftOf = [](const std::map<std::string, std::string>& fields) {
    const SourceProfile& generic = *sigma::shippedSourceProfiles().find("generic");
    std::vector<std::string_view> texts;
    for (const std::string& field : generic.fields()) {
      const auto found = fields.find(field);
      texts.push_back(found == fields.end() ? std::string_view() : found->second);
    }
    return generic.draft({"cloud"}, texts, {});
  };
  const auto okta = draftOf({{"published", "2026-01-02T03:04:05.678Z"},
                             {"eventType", "user.session.start"},
                             {"displayMessage", "User login to Okta"}});
  CHECK(okta.timestamp == parseTimestamp("2026-01-02T03:04:05.678Z"));
  CHECK(okta.description == "User login to Okta");
  const auto kubernetes = draftOf({{"requestReceivedTimestamp", "2026-01-02T03:04:05.678901Z"},
                                   {"verb", "get"},
                                   {"requestURI", "/api/v1/secrets"},
                                   {"user.username", "joe"}});
  CHECK(kubernetes.eventType == "get");
  CHECK(kubernetes.description == "get /api/v1/secrets by joe");
  CHECK(draftOf({{"CreationTime", "2026-01-02T03:04:05"}, {"Operation", "New-InboxRule"}}).eventType ==
        "New-InboxRule");
}

TEST_CASE("a file's profile takes the place of the shipped one with its name, and adds what is new") {
  const auto read = sigma::readSourceProfiles(R"(
profiles:
  windows: {event_type: mine}
  toaster: {for: [{product: toaster}], event_type: ['{slot}', toast]}
)",
                                              sigma::shippedSourceProfiles());
  REQUIRE(read);
  CHECK(read->find("windows")->draft({"s"}, {}, {}).eventType == "mine");
  CHECK(read->choose({"", "toaster", ""}).name() == "toaster");
  CHECK(read->find("zeek") != nullptr);
}

TEST_CASE("a profile that cannot be taken is refused with its line and the reason") {
  CHECK(refusal("profiles:\n  p:\n    even_type: x\n")
            .starts_with("line 3: unknown key 'even_type'; allowed are for,"));
  CHECK(refusal("profiles:\n  p:\n    timestamp: [{field: a, format: unix}]\n")
            .starts_with("line 3: 'unix' is none of"));
  CHECK(refusal("profiles:\n  p:\n    timestamp: [{field: a}]\n") ==
        "line 3: a time wants 'field' and 'format'");
  CHECK(refusal("profiles:\n  p:\n    severity: {default: urgent}\n")
            .starts_with("line 3: 'urgent' is none of info"));
  CHECK(refusal("profiles:\n  p:\n    severity:\n      from: [{field: a, ranges: [{from: 1, to: x, severity: "
                "low}]}]\n") == "line 4: 'x' is no number");
  CHECK(refusal("profiles:\n  p:\n    uid: x\n    description: ['ok', '{a']\n") ==
        "line 4: a '{' has no '}': {a");
  CHECK(refusal("profiles:\n  p: {}\n  p: {}\n") == "line 3: the key 'p' stands twice");
  CHECK(refusal("profiles: [a]\n") == "line 1: only 'profiles' is wanted here, a map by name");
  CHECK(refusal("profile: {}\n") == "line 1: only 'profiles' is wanted here, a map by name");
}

TEST_CASE("a file that cannot be read is named") {
  const auto read = sigma::sourceProfilesOf("/nowhere/profiles.yml");
  REQUIRE_FALSE(read);
  CHECK(read.error().message == "/nowhere/profiles.yml: cannot be read");
}
