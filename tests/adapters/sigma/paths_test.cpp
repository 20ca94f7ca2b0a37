#include <catch2/catch.hpp>

#include "trial.hpp"
#include "vedette/sigma/log_source_file.hpp"

using namespace vedette;
using namespace vedette::sigma;

namespace {

// The ids of these rules that match an event by the shipped log sources.
std::vector<std::string> found(const std::string& event) {
  const std::string rules = R"(
title: whoami
id: 00000000-0000-4000-8000-000000000001
logsource: {product: windows, category: process_creation}
detection:
  s: {CommandLine|contains: whoami, EventID: 1}
  condition: s
---
title: service
id: 00000000-0000-4000-8000-000000000002
logsource: {product: windows, service: system}
detection:
  s: {Provider_Name: Service Control Manager, EventID: 7045, winlog.event_data.ServiceName: wupd}
  condition: s
---
title: audit
id: 00000000-0000-4000-8000-000000000003
logsource: {product: linux, service: auditd}
detection:
  s: {type: SYSCALL, exe|startswith: /tmp/}
  condition: s
)";
  std::vector<std::string> last;
  for (const std::string& id : matching(reading(rules), event, shippedLogSources()))
    last.push_back(id.substr(35));
  return last;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("rules find their fields where shippers put them, and the log source with them") {
  const std::string sysmon = R"("Microsoft-Windows-Sysmon/Operational")";
  CHECK(found(R"({"Channel":)" + sysmon + R"(,"EventID":1,"CommandLine":"whoami"})") == Ids{"1"});
  CHECK(found(R"({"Event":{"System":{"Channel":)" + sysmon +
              R"(,"EventID":1},"EventData":{"CommandLine":"whoami /all"}}})") == Ids{"1"});
  CHECK(found(R"({"winlog":{"channel":)" + sysmon +
              R"(,"event_id":"1","event_data":{"CommandLine":"whoami"}}})") == Ids{"1"});
  CHECK(found(R"({"winlog":{"channel":)" + sysmon +
              R"(,"event_id":2,"event_data":{"CommandLine":"whoami"}}})") == Ids{});
}

TEST_CASE("a number with attributes of its own is a number, and a rule may use either name of a field") {
  const std::string rest =
      R"("Provider":{"#attributes":{"Name":"Service Control Manager"}},"Channel":"System"},"EventData":{"ServiceName":"wupd"}}})";
  CHECK(found(R"({"Event":{"System":{"EventID":{"#attributes":{"Qualifiers":16384},"#text":7045},)" + rest) ==
        Ids{"2"});
  CHECK(found(R"({"Event":{"System":{"EventID":{"#attributes":{"Qualifiers":16384},"#text":7036},)" + rest) ==
        Ids{});
  CHECK(
      found(
          R"({"Channel":"System","EventID":7045,"Provider_Name":"Service Control Manager","ServiceName":"wupd"})") ==
      Ids{"2"});
}

TEST_CASE("auditbeat's records are audit records") {
  CHECK(found(R"({"_ls_product":"linux","_ls_service":"auditd",)"
              R"("auditd":{"message_type":"syscall","data":{"exe":"/tmp/x"}}})") == Ids{"3"});
}
