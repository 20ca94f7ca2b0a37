#include <catch2/catch.hpp>

#include <fstream>

#include "postgres_database.hpp"
#include "survival.hpp"

namespace vedette::e2e {

using Catch::Contains;

TEST_CASE("kill -9 under load loses no event that PostgreSQL has committed, and no event lacks its alert") {
  const test::PostgresDatabase database;
  Installation vedette(database.url());
  surviveKills(vedette);
}

TEST_CASE("a backup of PostgreSQL under load holds what was acknowledged before it began") {
  const test::PostgresDatabase database, other;
  Installation source(database.url()), target(other.url());
  moveUnderLoad(source, target);
}

TEST_CASE("a server whose PostgreSQL connections are cut answers again without a restart") {
  const test::PostgresDatabase database;
  Installation vedette(database.url());
  vedette.addUser("alice", "admin");
  const auto token = vedette.token("alice");
  vedette.start();
  const auto client = vedette.client(token);
  const auto send = [&](const char* uid) {
    return client
        ->request("POST", "/api/v1/events", eventJson(uid, "high"), {{"Content-Type", "application/json"}})
        .status;
  };
  REQUIRE(send("before") == 201);
  database.cutConnections();
  int status = 503;
  for (int tries = 0; tries < 100 && status == 503; ++tries) status = send("after");
  CHECK((status == 201 || status == 200));
  CHECK(readAll(*client).uids == std::set<std::string>{"before", "after"});
}

TEST_CASE("raw lines are stored on PostgreSQL, found by what their profile read, and looked at by rules") {
  const test::PostgresDatabase database;
  Installation vedette(database.url());
  vedette.addUser("alice", "admin");
  const auto rules = vedette.folder() / "rules.yml";
  std::ofstream(rules) << R"(title: Whoami
id: 00000000-0000-4000-8000-000000000001
logsource: {product: windows, category: process_creation}
detection: {s: {CommandLine|contains: whoami}, condition: s}
)";
  vedette.start({"--rules", rules.string()});
  const auto client = vedette.client(vedette.token("alice"));
  const auto send = [&](const std::string& query, const std::string& lines) {
    return client
        ->request("POST", "/api/v1/events/bulk?format=raw&source_name=lab&" + query, lines,
                  {{"content-type", "application/x-ndjson"}})
        .body;
  };
  const auto windows = [](const std::string& command) {
    return R"({"Event":{"System":{"Provider":{"@Name":"Sysmon"},"EventID":{"#text":"1"},)"
           R"("TimeCreated":{"@SystemTime":"2026-01-02T03:04:05.678901Z"},"Computer":"dc-1",)"
           R"("Channel":"Microsoft-Windows-Sysmon/Operational"},"EventData":{"Data":[)"
           R"({"@Name":"CommandLine","#text":")" +
           command + R"("}]}}})" + "\n";
  };
  CHECK_THAT(send("product=windows", windows("whoami /all") + windows("d\\u00efr \xE2\x82\xAC")),
             Contains(R"("accepted":2)"));
  const std::string record =
      R"({"eventID":"0d5b0a1e","eventTime":"2026-01-02T03:04:05Z","eventName":"ConsoleLogin","n":1e2})"
      "\n";
  CHECK_THAT(send("product=aws&service=cloudtrail", record + record), Contains(R"("duplicates":1)"));

  CHECK_THAT(client->get("/api/v1/events?q=dc-1").body,
             Contains(R"("timestamp":"2026-01-02T03:04:05.678901Z")") && Contains(R"("total":2)") &&
                 Contains("d\xC3\xAFr \xE2\x82\xAC"));
  CHECK_THAT(client->get("/api/v1/alerts").body, Contains("Whoami") && Contains(R"("total":1)"));
}

}  // namespace vedette::e2e
