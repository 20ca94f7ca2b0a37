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

TEST_CASE("data that converters of XML make a list of names and values is found by its names") {
  const auto event = [](const std::string& data) {
    return R"({"Event":{"System":{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1},"EventData":{"Data":)" +
           data + "}}}";
  };
  const auto of = [&](const std::string& name, const std::string& value) {
    return found(event("[{" + name + R"(:"User",)" + value + R"(:"root"},{)" + name + R"(:"CommandLine",)" +
                       value + R"(:"whoami /all"}])"));
  };
  CHECK(of(R"("@Name")", R"("#text")") == Ids{"1"});
  CHECK(of(R"("Name")", R"("Value")") == Ids{"1"});
  CHECK(of(R"("_Name")", R"("_text")") == Ids{"1"});
  CHECK(of(R"("Name")", R"("text")") == Ids{"1"});
  CHECK(found(event(R"([{"#text":"whoami","@Name":"CommandLine"},{"@Name":"User"}])")) == Ids{"1"});
  CHECK(found(event(R"([{"#attributes":{"Name":"CommandLine"},"#text":"whoami"}])")) == Ids{"1"});
  CHECK(found(event(R"([{"$":{"Name":"CommandLine"},"_":"whoami"}])")) == Ids{"1"});
  CHECK(found(event(R"({"@Name":"CommandLine","#text":"whoami"})")) == Ids{"1"});
  CHECK(found(event(R"([{"@Name":"User","#text":"whoami"},{"@Name":"CommandLine","#text":"dir"}])")) ==
        Ids{});
  CHECK(found(event(R"([{"@Name":"CommandLine"},{"#text":"whoami"}])")) == Ids{});
}

TEST_CASE("an element without a value is an empty text, and one without a name is data") {
  const std::string rules = R"(
title: t
logsource: {product: windows}
detection:
  s: {User: '', Data: plain}
  condition: s
)";
  CHECK(
      matching(reading(rules),
               R"({"EventData":{"Data":[{"@Name":"User"},{"@Name":"Image","#text":"x"},{"#text":"plain"}]}})",
               shippedLogSources())
          .size() == 1);
  CHECK(matching(reading(rules), R"({"EventData":{"Data":[{"@Name":"User","#text":"plain"}]}})",
                 shippedLogSources())
            .empty());
}

TEST_CASE("documents of shippers are read when their keys are flattened") {
  CHECK(found(R"({"winlog.channel":"Microsoft-Windows-Sysmon/Operational","winlog.event_id":1,)"
              R"("winlog.event_data.CommandLine":"whoami"})") == Ids{"1"});
  CHECK(found(R"({"Event.System.Channel":"System","Event.System.EventID.#text":"7045",)"
              R"("Event.System.Provider.#attributes.Name":"Service Control Manager",)"
              R"("Event.EventData.ServiceName":"wupd"})") == Ids{"2"});
  CHECK(found(R"({"winlog":{"channel":"System","event_id":7045,"provider_name":"Service Control Manager",)"
              R"("event_data.ServiceName":"wupd"}})") == Ids{"2"});
}

TEST_CASE("the head of an event is found in each shipper's words") {
  const std::string data = R"("EventData":{"ServiceName":"wupd"})";
  CHECK(found(R"({"System":{"Channel":"System","EventID":{"Value":7045,"Qualifiers":16384},)"
              R"("Provider":{"Name":"Service Control Manager"}},)" +
              data + "}") == Ids{"2"});
  CHECK(found(R"({"System":{"Channel":{"_text":"System"},"EventID":{"_attributes":{"Qualifiers":"16384"},)"
              R"("_text":"7045"},"Provider":{"_attributes":{"Name":"Service Control Manager"}}},)" +
              data + "}") == Ids{"2"});
  CHECK(found(R"({"log_name":"System","event_id":7045,"provider":{"name":"Service Control Manager"},)"
              R"("event_data":{"ServiceName":"wupd"}})") == Ids{"2"});
  CHECK(
      found(
          R"({"channel":"System","event_id":{"id":7045,"qualifiers":1},)"
          R"("provider":{"name":"Service Control Manager"},"event_data":{"data":[{"ServiceName":"wupd"}]}})") ==
      Ids{"2"});
  CHECK(found(R"({"Channel":"System","EventID":7045,"SourceName":"Service Control Manager",)"
              R"("ServiceName":"wupd"})") == Ids{"2"});
}

TEST_CASE("laurel's records are audit records, and its arguments are numbered") {
  const std::string rules = R"(
title: chmod
id: A
logsource: {product: linux, service: auditd}
detection:
  s: {type: EXECVE, a0|endswith: chmod, a1: '777'}
  condition: s
---
title: exec
id: B
logsource: {product: linux, service: auditd}
detection:
  s: {type: SYSCALL, SYSCALL: execve, exe: /usr/bin/chmod, key: perm}
  condition: s
---
title: path
id: C
logsource: {product: linux, service: auditd}
detection:
  s: {type: PATH, name: /etc/shadow, nametype: NORMAL}
  condition: s
---
title: argv
id: D
logsource: {product: linux, service: auditd}
detection:
  s: {EXECVE.ARGV|contains: shadow}
  condition: s
)";
  const auto of = [&](const std::string& event) {
    return matching(reading(rules), event, shippedLogSources());
  };
  const std::string event =
      R"({"ID":"1.2:3","SYSCALL":{"syscall":59,"SYSCALL":"execve","exe":"/usr/bin/chmod","key":"perm"},)"
      R"("EXECVE":{"argc":3,"ARGV":["/bin/chmod","777","/etc/shadow"]},)"
      R"("PATH":[{"item":0,"name":"/usr/bin/chmod"},{"item":1,"name":"/etc/shadow","nametype":"NORMAL"}]})";
  CHECK(of(event) == Ids{"A", "B", "C", "D"});
  CHECK(
      of(R"({"SYSCALL":{"SYSCALL":"openat","exe":"/bin/x","key":null},"PROCTITLE":{"ARGV":["chmod","777"]}})") ==
      Ids{});
  CHECK(of(R"({"type":"EXECVE","a0":"chmod","a1":"777"})") == Ids{"A"});
}

TEST_CASE("Wazuh's fields are found, although it writes their first letter small") {
  const std::string sysmon =
      R"("system":{"providerName":"Microsoft-Windows-Sysmon","eventID":"1","level":"4",)"
      R"("channel":"Microsoft-Windows-Sysmon/Operational","computer":"dc-1"})";
  const std::string data = R"("eventdata":{"commandLine":"whoami /all","image":"C:\\x.exe"})";
  CHECK(found(R"({"agent":{"id":"001"},"data":{"win":{)" + sysmon + "," + data + "}}}") == Ids{"1"});
  CHECK(found(R"({"win":{)" + data + "," + sysmon + "}}") == Ids{"1"});
  CHECK(found(R"({"data":{"win":{"system":{"channel":"System","eventID":"7045",)"
              R"("providerName":"Service Control Manager"},"eventdata":{"serviceName":"wupd"}}}})") ==
        Ids{"2"});
  CHECK(found(R"({"data.win.system.channel":"Microsoft-Windows-Sysmon/Operational",)"
              R"("data.win.system.eventID":"1","data.win.eventdata.commandLine":"whoami"})") == Ids{"1"});
  CHECK(found(R"({"Event":{"System":{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1},)"
              R"("EventData":{"commandLine":"whoami"}}})") == Ids{});
}

TEST_CASE("an event in the Elastic Common Schema alone is found by Sysmon's names") {
  const std::string rules = R"(
title: t
logsource: {product: windows, category: process_creation}
detection:
  s: {Image|endswith: '\\whoami.exe', ParentImage|endswith: '\\cmd.exe', CommandLine|contains: /all}
  condition: s
)";
  const auto found = [&](const std::string& parent) {
    return matching(reading(rules),
                    R"({"_ls_product":"windows","_ls_category":"process_creation","process":{"executable":)"
                    R"("C:\\Windows\\whoami.exe","command_line":"whoami /all","parent":{"executable":")" +
                        parent + R"("}}})",
                    shippedLogSources())
        .size();
  };
  CHECK(found(R"(C:\\Windows\\cmd.exe)") == 1);
  CHECK(found(R"(C:\\Windows\\explorer.exe)") == 0);
}

TEST_CASE("a rule that names destination.port itself means no other field") {
  const std::string rules = R"(
title: t
logsource: {product: windows, category: network_connection}
detection:
  s: {destination.port: 80}
  condition: s
)";
  const std::string source = R"({"_ls_product":"windows","_ls_category":"network_connection",)";
  const auto found = [&](const std::string& event) {
    return matching(reading(rules), source + event, shippedLogSources()).size();
  };
  CHECK(found(R"("destination":{"port":80}})") == 1);
  CHECK(found(R"("DestinationPort":80})") == 0);
}

TEST_CASE("EvtxECmd's data are found in the text that it puts them in") {
  const std::string event =
      R"({"Channel":"Security","EventId":4688,"Payload":"{\"EventData\":{\"Data\":[{\"@Name\":\"NewProcessName\",)"
      R"(\"#text\":\"C:\\\\x\\\\whoami.exe\"},{\"@Name\":\"CommandLine\",\"#text\":\"\"}]}}"})";
  const auto found = [&](const std::string& category, const std::string& selection) {
    const std::string rule = "title: t\nlogsource: {product: windows, category: " + category + "}\n" +
                             "detection:\n  s: " + selection + "\n  condition: s";
    return matching(reading(rule), event, shippedLogSources()).size();
  };
  CHECK(found("process_creation", R"({Image: 'C:\x\whoami.exe', CommandLine: ''})") == 1);
  CHECK(found("process_creation", R"(['x\whoami'])") == 1);
  CHECK(found("process_creation", R"({Payload|contains: EventData})") == 1);
  CHECK(found("process_creation", R"({Image|endswith: cmd.exe})") == 0);
}

TEST_CASE("EvtxECmd's provider is the event's") {
  CHECK(::found(R"({"Channel":"System","EventId":7045,"Provider":"Service Control Manager","Payload":)"
                R"("{\"EventData\":{\"Data\":[{\"@Name\":\"ServiceName\",\"#text\":\"wupd\"}]}}"})") ==
        Ids{"2"});
  CHECK(::found(R"({"Channel":"System","EventID":7045,"Provider":{"Name":"Service Control Manager"},)"
                R"("ServiceName":"wupd"})") == Ids{"2"});
}

TEST_CASE("a text that only begins like JSON is a text") {
  const std::string rule =
      "title: t\nlogsource: {product: p}\ndetection: {s: {Payload|contains: ab}, condition: s}";
  for (const std::string payload : {"{ab", R"({\"Payload\":\"{ab}\"})", R"({\"a\":[ab})", "{ab\\u0000"}) {
    CAPTURE(payload);
    CHECK(
        matching(reading(rule), R"({"_ls_product":"p","Payload":")" + payload + R"("})", shippedLogSources())
            .size() == 1);
  }
}
