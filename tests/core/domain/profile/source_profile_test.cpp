#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "vedette/domain/events/profile/source_profiles.hpp"
#include "vedette/domain/text.hpp"

using namespace vedette;

namespace {

using Fields = std::map<std::string, std::string>;

EventDraft draftOf(const ProfileText& text, const Fields& fields, const LogSource& requested = {},
                   const LogSource& declared = {}) {
  const SourceProfile profile = SourceProfile::compile(text).value();
  std::vector<std::string_view> texts;
  for (const std::string& field : profile.fields()) {
    const auto found = fields.find(field);
    texts.push_back(found == fields.end() ? std::string_view() : found->second);
  }
  return profile.draft({"dc-01", requested}, texts, declared);
}

ProfileText profile() {
  ProfileText text{.name = "p"};
  text.fields = {{"host", {"Computer", "winlog.computer_name"}}};
  text.eventType = {"{Channel} {EventID|Id}", "{Channel}"};
  text.description = {"{message}", "{EventID|Id} on {host}"};
  return text;
}

}  // namespace

TEST_CASE("of several templates the first counts whose fields the event has") {
  CHECK(draftOf(profile(), {{"Channel", "Security"}, {"Id", "4625"}}).eventType == "Security 4625");
  CHECK(draftOf(profile(), {{"Channel", "Security"}}).eventType == "Security");
  CHECK(draftOf(profile(), {}).eventType == "event");
}

TEST_CASE("a group stands for the first of its fields that the event has") {
  CHECK(draftOf(profile(), {{"Id", "1"}, {"winlog.computer_name", "ws-7"}}).description == "1 on ws-7");
  CHECK(
      draftOf(profile(), {{"Id", "1"}, {"Computer", "ws-1"}, {"winlog.computer_name", "ws-7"}}).description ==
      "1 on ws-1");
}

TEST_CASE("of a field only the first line stands in a text, and blanks are as good as nothing") {
  CHECK(draftOf(profile(), {{"message", "\r\nAn account failed.\r\n\r\nSubject:"}}).description ==
        "An account failed.");
  CHECK(draftOf(profile(), {{"message", " \t\n"}, {"Channel", "c"}}).description == "c");
}

TEST_CASE("texts that are too long are cut between characters, never refused") {
  std::string channel = "x";
  for (int i = 0; i < 10'000; ++i) channel += "\xC3\xA9";  // two bytes each
  EventDraft draft = draftOf(profile(), {{"Channel", channel}, {"message", channel}});
  CHECK(lengthOf(*draft.eventType) == NewEvent::maxEventType);
  CHECK(isStorableText(*draft.eventType));
  CHECK(lengthOf(*draft.description) == NewEvent::maxDescription);
  CHECK(NewEvent::accept(std::move(draft)));
}

TEST_CASE("braces that stand twice are text, and a template that does not close is refused with its part") {
  ProfileText text = profile();
  text.eventType = {"{{x} {Channel}"};
  CHECK(draftOf(text, {{"Channel", "c"}}).eventType == "{x} c");
  for (const char* broken : {"{Channel", "{}", "{a|}", "{ }"}) {
    text.description = {broken};
    const auto refused = SourceProfile::compile(text);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields.front().field == "description");
  }
}

TEST_CASE("the time comes from the first field that can be read, else there is none") {
  ProfileText text{.name = "p"};
  text.timestamp = {{"ts", {TimeFormat::EpochSeconds}}, {"when", {TimeFormat::Iso8601, TimeFormat::Epoch}}};
  const auto timeOf = [&](const Fields& fields) { return draftOf(text, fields).timestamp; };
  CHECK(timeOf({{"ts", "1"}, {"when", "1970-01-01T00:00:02Z"}}) == fromMicroseconds(1'000'000));
  CHECK(timeOf({{"ts", "soon"}, {"when", "2"}}) == fromMicroseconds(2'000'000));
  CHECK_FALSE(timeOf({{"ts", "soon"}}));
  CHECK_FALSE(timeOf({}));
}

TEST_CASE("the severity comes from values, ranges or a field's presence, else it is the default") {
  ProfileText text{.name = "p", .otherwise = Severity::Low};
  text.severity = {{.field = "level", .values = {{"ERROR", Severity::High}}},
                   {.field = "code", .ranges = {{0, 2, Severity::Critical}, {2.5, 4, Severity::Medium}}},
                   {.field = "failure", .present = Severity::Info}};
  const auto severityOf = [&](const Fields& fields) { return *draftOf(text, fields).severity; };
  CHECK(severityOf({{"level", "error"}, {"code", "1"}}) == "high");
  CHECK(severityOf({{"level", "odd"}, {"code", "2"}}) == "critical");
  CHECK(severityOf({{"code", "3.5"}}) == "medium");
  CHECK(severityOf({{"code", "3 or so"}}) == "low");
  CHECK(severityOf({{"failure", "AccessDenied"}}) == "info");
  CHECK(severityOf({}) == "low");
}

TEST_CASE("a uid is what the profile says, unless it is too long to be one") {
  ProfileText text{.name = "p"};
  text.uid = "{id}";
  CHECK(draftOf(text, {{"id", "e-1"}}).uid == "e-1");
  CHECK_FALSE(draftOf(text, {}).uid);
  CHECK_FALSE(draftOf(text, {{"id", std::string(NewEvent::maxUid + 1, 'x')}}).uid);
  CHECK_FALSE(draftOf(profile(), {{"Id", "1"}}).uid);
}

TEST_CASE("the request's log source counts before the line's, and both before the profile's") {
  ProfileText text{.name = "p"};
  text.logSource = {"", "zeek", "{_path}"};
  const Fields dns{{"_path", "dns"}};
  CHECK(draftOf(text, dns).logSource == LogSource{"", "zeek", "dns"});
  CHECK(draftOf(text, dns, {"", "", "conn"}).logSource == LogSource{"", "zeek", "conn"});
  CHECK(draftOf(text, dns, {}, {"proxy", "", ""}).logSource == LogSource{"proxy", "", ""});
  CHECK(draftOf(text, dns, {"", "windows", ""}, {"proxy", "linux", ""}).logSource ==
        LogSource{"proxy", "windows", ""});
  CHECK_FALSE(draftOf(profile(), {}).logSource);
}

TEST_CASE("a log source chooses the profile that agrees in most parts, and of equals the last") {
  SourceProfiles profiles;
  const auto put = [&](const char* name, LogSource chosenBy) {
    profiles.put(SourceProfile::compile({.name = name, .chosenBy = {std::move(chosenBy)}}).value());
  };
  put("aws", {"", "aws", ""});
  put("trail", {"", "aws", "cloudtrail"});
  put("own", {"", "AWS", ""});
  CHECK(profiles.choose({"", "aws", "CloudTrail"}).name() == "trail");
  CHECK(profiles.choose({"", "aws", "guardduty"}).name() == "own");
  CHECK(profiles.choose({"", "", "cloudtrail"}).name() == "generic");
  CHECK(profiles.choose({}).name() == "generic");
}

TEST_CASE("a profile takes the place of the one with its name") {
  SourceProfiles profiles;
  profiles.put(SourceProfile::compile({.name = "generic", .eventType = {"mine"}}).value());
  CHECK(profiles.all().size() == 1);
  CHECK(profiles.choose({}).draft({"s"}, {}, {}).eventType == "mine");
  CHECK(profiles.find("none") == nullptr);
}
