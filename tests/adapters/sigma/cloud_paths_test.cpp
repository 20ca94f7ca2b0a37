#include <catch2/catch.hpp>

#include "trial.hpp"
#include "vedette/sigma/log_source_file.hpp"

using namespace vedette;
using namespace vedette::sigma;

TEST_CASE("Fluent Bit's values without names are the fields of the event's manifest") {
  const auto found = [](const std::string& logSource, const std::string& selection,
                        const std::string& event) {
    const std::string rule = "title: t\nlogsource: {product: windows, " + logSource + "}\ndetection: {s: {" +
                             selection + "}, condition: s}";
    return matching(reading(rule), event, shippedLogSources()).size();
  };
  const std::string started =
      R"({"ProviderName":"Microsoft-Windows-Sysmon","Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,)"
      R"("StringInserts":["-","2026-01-02","{1}",7,"C:\\Windows\\System32\\whoami.exe","1","d","p","c",)"
      R"("whoami.exe","whoami /all"]})";
  CHECK(found("category: process_creation", "Image|endswith: '\\whoami.exe', CommandLine: whoami /all",
              started) == 1);
  CHECK(found("category: process_creation", "ParentImage: '*'", started) == 0);
  const std::string service =
      R"({"ProviderName":"Service Control Manager","Channel":"System","EventID":7045,)"
      R"("StringInserts":["wupd","C:\\x.exe"]})";
  CHECK(found("service: system", "Provider_Name: Service Control Manager, ServiceName: wupd", service) == 1);
  CHECK(found("service: security", "ServiceName: wupd", service) == 0);
}

TEST_CASE("Google Cloud's audit log is found by the names that rules use") {
  const std::string rules = R"(
title: t
logsource: {product: gcp, service: gcp.audit}
detection:
  s: {gcp.audit.method_name|endswith: .delete}
  condition: s
)";
  const std::string source = R"({"_ls_product":"gcp","_ls_service":"gcp.audit",)";
  const auto found = [&](const std::string& event) {
    return matching(reading(rules), source + event, shippedLogSources()).size();
  };
  CHECK(found(R"("protoPayload":{"methodName":"v1.compute.firewalls.delete"}})") == 1);
  CHECK(found(R"("data":{"protoPayload":{"methodName":"v1.compute.firewalls.delete"}}})") == 1);
  CHECK(found(R"("gcp":{"audit":{"method_name":"v1.compute.firewalls.delete"}}})") == 1);
  CHECK(found(R"("protoPayload":{"methodName":"v1.compute.firewalls.list"}})") == 0);
}

TEST_CASE("Entra's logs are found by either product's names, and Kubernetes' by short ones") {
  const auto found = [](const std::string& selection, const std::string& event) {
    const std::string rule =
        "title: t\nlogsource: {product: p}\ndetection: {s: {" + selection + "}, condition: s}";
    return matching(reading(rule), R"({"_ls_product":"p",)" + event, shippedLogSources()).size();
  };
  CHECK(found("ResultType: 50126", R"("category":"SignInLogs","resultType":"50126"})") == 1);
  CHECK(found("resultType: 50126", R"("ResultType":"50126"})") == 1);
  CHECK(found("riskEventType: unlikelyTravel", R"("properties":{"riskEventType":"unlikelyTravel"}})") == 1);
  CHECK(found("DeviceDetail.trusttype: Hybrid", R"("properties":{"deviceDetail":{"trustType":"Hybrid"}}})") ==
        1);
  CHECK(found("properties.message: x", R"("properties":{"message":"x"}})") == 1);
  CHECK(found("Status: Success", R"("properties":{"status":{"errorCode":0}}})") == 1);
  CHECK(found("Status: Success", R"("status":{"errorCode":50126,"additionalDetails":"MFA denied"}})") == 0);
  CHECK(found("Status: Failure", R"("status":{"errorCode":50126}})") == 1);
  CHECK(found("Status|contains: 'MFA Denied'", R"("Status":{"additionalDetails":"MFA denied; later"}})") ==
        1);
  CHECK(found("Status: failure", R"("properties":{"result":"failure"}})") == 1);
  CHECK(found("status.errorCode: 0", R"("status":{"errorCode":0}})") == 1);
  CHECK(found("status.errorCode: 1, Status: Failure", R"("status":{"errorCode":1}})") == 1);
  CHECK(found("properties.message: Invite user", R"("activityDisplayName":"Invite user"})") == 1);
  CHECK(found("TargetResources.modifiedProperties.newValue: a",
              R"("properties":{"targetResources":[{"modifiedProperties":[{"newValue":"a"}]}]}})") == 1);
  CHECK(found("apiGroup: batch", R"("objectRef":{"apiGroup":"batch","resource":"jobs"}})") == 1);
  CHECK(found("objectRef.apiGroup: batch", R"("objectRef":{"apiGroup":"batch"}})") == 1);
  CHECK(found("hostPath: '*'", R"("requestObject":{"spec":{"volumes":[{"hostPath":{"path":"/"}}]}}})") == 1);
  CHECK(found("hostPath: '*'", R"("requestObject":{"spec":{"volumes":[{"emptyDir":{}}]}}})") == 0);
}

TEST_CASE("Google Workspace's parameters are fields, from the Reports API and from Cloud Logging") {
  const auto found = [](const std::string& selection, const std::string& event) {
    const std::string rule =
        "title: t\nlogsource: {product: gcp, service: google_workspace.admin}\ndetection: {s: {" + selection +
        "}, condition: s}";
    return matching(reading(rule), R"({"_ls_product":"gcp","_ls_service":"google_workspace.admin",)" + event,
                    shippedLogSources())
        .size();
  };
  const std::string reported =
      R"("kind":"admin#reports#activity","id":{"time":"2026-01-02T03:04:05Z","applicationName":"admin"},)"
      R"("actor":{"email":"eve@example.org"},"events":[{"type":"SECURITY_SETTINGS",)"
      R"("name":"ENFORCE_STRONG_AUTHENTICATION","parameters":[{"name":"ORG_UNIT_NAME","value":"all"},)"
      R"({"name":"NEW_VALUE","value":"false"},{"name":"is_first","boolValue":true},)"
      R"({"name":"GROUPS","multiValue":["a","b"]}]}]})";
  const std::string logged =
      R"("protoPayload":{"serviceName":"admin.googleapis.com","metadata":{"event":[{"eventName":)"
      R"("ENFORCE_STRONG_AUTHENTICATION","parameter":[{"name":"NEW_VALUE","value":"false"}]}]}}})";
  for (const std::string& event : {reported, logged}) {
    CHECK(found("eventService: admin.googleapis.com", event) == 1);
    CHECK(found("eventName: [ENFORCE_STRONG_AUTHENTICATION], new_value: 'false'", event) == 1);
    CHECK(found("new_value: 'true'", event) == 0);
    CHECK(found("protoPayload.metadata.event.eventName: ENFORCE_STRONG_AUTHENTICATION", event) == 1);
  }
  CHECK(found("is_first: true, NEW_VALUE: 'false'", reported) == 1);
  CHECK(found("groups|all: [a, b]", reported) == 1);
  CHECK(found("id.applicationName: admin, actor.email: eve@example.org", reported) == 1);
  CHECK(found("new_value: '*', NEW_VALUE: '*'", reported) == 1);
}
