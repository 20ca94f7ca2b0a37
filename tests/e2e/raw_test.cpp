#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

using Catch::Contains;

const test::HttpFields ndjson{{"content-type", "application/x-ndjson"}};

// That a text holds all of some parts.
class Holds : public Catch::MatcherBase<std::string> {
 public:
  Holds holding(std::string part) && {
    parts_.push_back(std::move(part));
    return std::move(*this);
  }
  Holds from(const std::string& product, const std::string& service) && {
    return std::move(*this).holding(R"("logsource":{"category":"","product":")" + product +
                                    R"(","service":")" + service + "\"}");
  }
  bool match(const std::string& text) const override {
    return std::all_of(parts_.begin(), parts_.end(),
                       [&](const std::string& part) { return text.find(part) != std::string::npos; });
  }
  std::string describe() const override {
    std::string all = "holds";
    for (const std::string& part : parts_) all += "\n  " + part;
    return all;
  }

 private:
  std::vector<std::string> parts_;
};

Holds tells(const std::string& time, const std::string& severity, const std::string& type,
            const std::string& description) {
  return Holds()
      .holding("\"timestamp\":\"" + time + "\"")
      .holding("\"severity\":\"" + severity + "\"")
      .holding("\"event_type\":\"" + type + "\"")
      .holding("\"description\":\"" + description + "\"");
}

// A running server that takes raw lines and shows what became of them.
class RawServer {
 public:
  explicit RawServer(const std::vector<std::string>& flags = {}, Launch how = {}) {
    vedette_.addUser("alice", "admin");
    vedette_.start(flags, std::move(how));
    client_ = vedette_.client(vedette_.token("alice"));
  }

  std::string send(const std::string& query, const std::string& lines) {
    const auto answer =
        client_->request("POST", "/api/v1/events/bulk?format=raw&source_name=sensor&" + query, lines, ndjson);
    return answer.body;
  }

  // The event of one line, as the API shows it. Lines are told apart by what they are of.
  std::string eventOf(const std::string& query, const std::string& line) {
    INFO(line);
    CHECK_THAT(send(query, line), Contains(R"("accepted":1,"duplicates":0,"rejected":0)") &&
                                      Contains(R"("without_timestamp":0)"));
    return client_->get("/api/v1/events/" + std::to_string(++sent_)).body;
  }

 private:
  Installation vedette_;
  std::unique_ptr<test::HttpClient> client_;
  int sent_ = 0;
};

TEST_CASE("Windows events are read flat, as trees of their XML, from winlogbeat and from PowerShell") {
  RawServer server;
  CHECK_THAT(server.eventOf("product=windows",
                            R"({"Provider_Name":"Microsoft-Windows-Sysmon","EventID":1,"Level":4,)"
                            R"("SystemTime":"2025-12-06T21:11:02.649150800Z","Computer":"ws-7",)"
                            R"("CommandLine":"cmd.exe /c whoami"})"),
             tells("2025-12-06T21:11:02.649150Z", "info", "Microsoft-Windows-Sysmon 1",
                   "Microsoft-Windows-Sysmon 1 on ws-7: cmd.exe /c whoami")
                 .from("windows", ""));
  CHECK_THAT(
      server.eventOf("product=windows",
                     R"({"Event":{"System":{"Provider":{"#attributes":{"Name":"Service Control Manager"}},)"
                     R"("EventID":{"#attributes":{"Qualifiers":16384},"#text":7045},"Level":3,)"
                     R"("TimeCreated":{"#attributes":{"SystemTime":"2021-03-01 12:00:00.123"}},)"
                     R"("Computer":"dc-1"},"EventData":{"ServiceName":"wupd"}}})"),
      tells("2021-03-01T12:00:00.123000Z", "low", "Service Control Manager 7045",
            "Service Control Manager 7045 on dc-1: wupd"));
  CHECK_THAT(
      server.eventOf("product=windows&service=security",
                     R"({"@timestamp":"2021-03-01T12:00:00.123Z","message":"An account failed to log on.\n\n)"
                     R"(Subject:","log":{"level":"error"},"winlog":{"event_id":4625,"channel":"Security",)"
                     R"("provider_name":"Microsoft-Windows-Security-Auditing"}})"),
      tells("2021-03-01T12:00:00.123000Z", "medium", "Microsoft-Windows-Security-Auditing 4625",
            "An account failed to log on.")
          .from("windows", "security"));
  CHECK_THAT(server.eventOf("product=windows", R"({"Id":1102,"LogName":"Security","MachineName":"dc-1",)"
                                               R"("TimeCreated":"/Date(1614600000123)/"})"),
             tells("2021-03-01T12:00:00.123000Z", "info", "Security 1102", "Security 1102 on dc-1"));
}

TEST_CASE("Windows events are read in the words of other shippers, too") {
  RawServer server;
  const auto expected = tells("2021-03-01T12:00:00.123000Z", "info", "Sysmon 1", "Sysmon 1 on dc-1");
  for (const char* line :
       {R"({"System":{"Provider":{"Name":"Sysmon"},"EventID":{"Value":1},"Computer":"dc-1",)"
        R"("TimeCreated":{"SystemTime":1614600000.123}}})",
        R"({"Event":{"System":{"Provider":{"_attributes":{"Name":"Sysmon"}},"EventID":{"_text":"1"},)"
        R"("TimeCreated":{"_attributes":{"SystemTime":"2021-03-01T12:00:00.123Z"}},)"
        R"("Computer":{"_text":"dc-1"}}}})",
        R"({"channel":"System","computer":"dc-1","event_id":{"id":1},"provider":{"name":"Sysmon"},)"
        R"("system_time":"2021-03-01T12:00:00.123Z"})",
        R"({"@timestamp":"2021-03-01T12:00:00.123Z","winlog.provider_name":"Sysmon","winlog.event_id":1,)"
        R"("winlog.computer_name":"dc-1"})"})
    CHECK_THAT(server.eventOf("product=windows", line), expected);
}

TEST_CASE("CloudTrail is read record by record and file by file, and a record that comes again is known") {
  RawServer server;
  const auto record = [](const std::string& id, const std::string& more) {
    return R"({"eventTime":"2023-07-10T11:42:36Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser",)"
           R"("sourceIPAddress":"203.0.113.7","userIdentity":{"arn":"arn:aws:iam::1:user/eve"},"eventID":")" +
           id + "\"" + more + "}";
  };
  CHECK_THAT(server.eventOf("product=aws", record("a", R"(,"errorCode":"AccessDenied")")),
             tells("2023-07-10T11:42:36.000000Z", "low", "CreateUser",
                   "iam.amazonaws.com CreateUser by arn:aws:iam::1:user/eve from 203.0.113.7: AccessDenied")
                 .from("aws", "cloudtrail")
                 .holding(R"("uid":"a")"));
  CHECK_THAT(
      server.send("product=aws&service=cloudtrail", "{\"Records\":[" + record("a", "") + "," +
                                                        record("b", "") + "," + record("c", "") + "]}\n"),
      Contains(R"("accepted":2,"duplicates":1,"rejected":0)"));
}

TEST_CASE("a CloudTrail file is as long as it is") {
  RawServer server;
  std::string file = R"({"Records":[{"eventID":"0"})";
  for (int i = 1; i < 20'000; ++i)
    file += R"(,{"eventTime":"2023-07-10T11:42:36Z","eventID":")" + std::to_string(i) + "\"}";
  CHECK_THAT(
      server.send("product=aws", file + "]}"),
      Contains(R"("accepted":20000,"duplicates":0,"rejected":0)") && Contains(R"("without_timestamp":1)"));
}

TEST_CASE("Zeek's logs are read, and name their service by their path") {
  RawServer server;
  CHECK_THAT(
      server.eventOf(
          "product=zeek",
          R"({"_path":"conn","ts":1614600000.123456,"id.orig_h":"10.1.1.1","id.orig_p":50000,)"
          R"("id.resp_h":"192.0.2.1","id.resp_p":443,"proto":"tcp","service":"ssl","conn_state":"SF"})"),
      tells("2021-03-01T12:00:00.123456Z", "info", "zeek conn", "10.1.1.1 to 192.0.2.1 port 443 tcp: ssl SF")
          .from("zeek", "conn"));
  CHECK_THAT(
      server.eventOf("product=zeek&service=dns",
                     R"({"ts":"2021-03-01T12:00:00.123456Z","id.orig_h":"10.1.1.1","id.resp_h":"10.1.1.53",)"
                     R"("query":"example.org","qtype_name":"TXT"})"),
      tells("2021-03-01T12:00:00.123456Z", "info", "zeek log", "10.1.1.1 asked 10.1.1.53 for example.org TXT")
          .from("zeek", "dns"));
  CHECK_THAT(
      server.eventOf("product=zeek",
                     R"({"_path":"http","ts":1614600000,"id.orig_h":"10.1.1.1","method":"GET",)"
                     R"("host":"example.org","uri":"/a","status_code":200})"),
      tells("2021-03-01T12:00:00.000000Z", "info", "zeek http", "GET example.org/a from 10.1.1.1: 200"));
  CHECK_THAT(server.eventOf("product=zeek",
                            R"({"_path":"notice","ts":1614600000,"note":"Scan::Port_Scan","msg":"m"})"),
             tells("2021-03-01T12:00:00.000000Z", "medium", "zeek notice", "Scan::Port_Scan: m"));
}

TEST_CASE("audit records are read plain, from laurel and from auditbeat") {
  RawServer server;
  const std::string auditd = "product=linux&service=auditd";
  CHECK_THAT(
      server.eventOf(auditd, R"({"type":"SYSCALL","msg":"audit(1614600000.243:24287):","syscall":"execve",)"
                             R"("comm":"x","exe":"/tmp/x"})"),
      tells("2021-03-01T12:00:00.243000Z", "info", "SYSCALL", "SYSCALL execve by /tmp/x")
          .from("linux", "auditd"));
  CHECK_THAT(
      server.eventOf(auditd, R"({"ID":"1614600000.243:24287","SYSCALL":{"syscall":59,"SYSCALL":"execve",)"
                             R"("exe":"/usr/bin/id"},"PROCTITLE":{"ARGV":["id","-u"]}})"),
      tells("2021-03-01T12:00:00.243000Z", "info", "execve", "execve by /usr/bin/id"));
  CHECK_THAT(
      server.eventOf("profile=auditd",
                     R"({"@timestamp":"2021-03-01T12:00:00.243Z","auditd":{"message_type":"config_change"},)"
                     R"("process":{"executable":"/usr/sbin/auditctl","title":"auditctl -e 0"}})"),
      tells("2021-03-01T12:00:00.243000Z", "low", "config_change", "config_change: auditctl -e 0"));
}

TEST_CASE("anything else is read by the fields that most logs have") {
  RawServer server;
  CHECK_THAT(server.eventOf("product=nginx",
                            R"({"time":1614600000123,"level":"WARN","message":"slow","type":"access"})"),
             tells("2021-03-01T12:00:00.123000Z", "low", "access", "slow").from("nginx", ""));
  CHECK_THAT(server.eventOf("category=webserver", R"({"timestamp":"2021-03-01T12:00:00Z","cs-method":"GET",)"
                                                  R"("c-uri":"/etc/passwd","sc-status":404})"),
             tells("2021-03-01T12:00:00.000000Z", "info", "event", "GET /etc/passwd: 404"));
}

TEST_CASE("a file of one's own adds profiles, and a wrong one stops the start with its name and line") {
  const app::TemporaryFolder folder;
  const auto file = (folder.path() / "profiles.yml").string();
  std::ofstream(file) << "profiles:\n  toaster: {for: [{product: toaster}], event_type: '{slot}', "
                         "timestamp: [{field: baked, format: epoch_s}]}\n";
  RawServer server({}, {.environment = {"VEDETTE_SOURCE_PROFILES=" + file}});
  CHECK_THAT(server.eventOf("product=toaster", R"({"slot":"left","baked":"1614600000"})"),
             tells("2021-03-01T12:00:00.000000Z", "info", "left", "left"));

  std::ofstream(file) << "profiles:\n  toaster:\n    slot: left\n";
  const Finished refused = run({.arguments = {"serve", "--data-dir", folder.path().string()},
                                .environment = {"VEDETTE_SOURCE_PROFILES=" + file}});
  CHECK(refused.status != 0);
  CHECK_THAT(refused.err, Contains(file + ", line 3: unknown key 'slot'"));
}

TEST_CASE("no real Windows event or CloudTrail record is refused") {
  const auto shared = std::filesystem::path(VEDETTE_SOURCE_DIR) / "../shared/data";
  if (!std::filesystem::exists(shared)) return;
  RawServer server;
  const auto count = [&](const std::string& name, const std::string& query, int lines) {
    const app::TemporaryFolder folder;
    const auto plain = (folder.path() / name).string();
    REQUIRE(std::system(("xz -dkc '" + (shared / (name + ".xz")).string() + "' > '" + plain + "'").c_str()) ==
            0);
    std::ifstream stream(plain, std::ios::binary);
    const std::string body{std::istreambuf_iterator<char>(stream), {}};
    CHECK_THAT(server.send(query, body),
               Contains("\"accepted\":" + std::to_string(lines) + ",\"duplicates\":0,\"rejected\":0") &&
                   Contains(R"("without_timestamp":0)"));
  };
  count("win_evtx.jsonl", "product=windows", 39'771);
  count("cloud_cloudtrail.jsonl", "product=aws", 3'003);
}

}  // namespace
}  // namespace vedette::e2e
