#include <catch2/catch.hpp>

#include "trial.hpp"
#include "vedette/sigma/log_source_file.hpp"

using namespace vedette;
using namespace vedette::sigma;

TEST_CASE("Wazuh's doubled backslashes are single ones to rules, where they are doubled") {
  const auto found = [](const std::string& selection, const std::string& data) {
    const std::string rule =
        "title: t\nlogsource: {product: windows, service: sysmon}\ndetection: {s: " + selection +
        ", condition: s}";
    const std::string event = R"({"data":{"win":{"system":{"channel":"Microsoft-Windows-Sysmon/Operational",)"
                              R"("eventID":"1"},"eventdata":{)" +
                              data + R"(},"other":"a\\\\b"}}})";
    return matching(reading(rule), event, shippedLogSources()).size();
  };
  const std::string image = R"("image":"C:\\\\Windows\\\\System32\\\\cmd.exe")";
  CHECK(found(R"({Image: 'C:\Windows\System32\cmd.exe'})", image) == 1);
  CHECK(found(R"({Image|endswith: '\System32\cmd.exe'})", image) == 1);
  CHECK(found(R"(['Windows\System32'])", image) == 1);
  CHECK(found(R"({Image: 'C:\Windows\cmd.exe'})", R"("image":"C:\\Windows\\cmd.exe")") == 1);
  CHECK(found(R"({Path: '\\\\srv\c$'})", R"("path":"\\\\\\\\srv\\\\c$")") == 1);
  CHECK(found(R"({Path: '\\\\srv\c$'})", R"("path":"\\\\srv\\c$")") == 1);
  CHECK(found(R"(['a\\\\b'])", image) == 1);
}

TEST_CASE("Wazuh's doubled backslashes are single ones to rules where its objects are flat keys, too") {
  const std::string nested = R"({"data":{"win.system.channel":"Microsoft-Windows-Sysmon/Operational",)"
                             R"("win.eventdata.image":"C:\\\\Windows\\\\cmd.exe"},"other":"a\\\\b"})";
  const std::string flat = R"({"data.win.system.channel":"Microsoft-Windows-Sysmon/Operational",)"
                           R"("data.win.eventdata.image":["C:\\\\Windows\\\\cmd.exe"],"other":"a\\\\b"})";
  for (const std::string& event : {nested, flat})
    for (const std::string selection :
         {R"({Image: 'C:\Windows\cmd.exe'})", R"(['C:\Windows'])", R"({other: 'a\\\\b'})"}) {
      CAPTURE(event, selection);
      const std::string rule =
          "title: t\nlogsource: {product: windows, service: sysmon}\ndetection: {s: " + selection +
          ", condition: s}";
      CHECK(matching(reading(rule), event, shippedLogSources()).size() == 1);
    }
}
