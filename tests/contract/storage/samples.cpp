#include "samples.hpp"

namespace vedette::contract {

Timestamp at(std::chrono::microseconds after) {
  using namespace std::chrono;
  return sys_days{2026y / March / 1} + 12h + after;
}

const std::vector<std::string>& hostileTexts() {
  static const std::vector<std::string> texts{
      "it's \"quoted\" `here`",
      "'; DROP TABLE events; --",
      "back\\slash \\' \\n \\0 \\x41 \\",
      "100% _under_ %s %n $1 ? :name :1 {} [1:2]",
      "line\nbreak\r\nand\ttab\x01\x1f\x7f",
      "\xF0\x9F\x9A\xA8 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB \xC3\xA9 e\xCC\x81",
      "\xE2\x80\xAE right to left \xEF\xBB\xBF",
      "{\"json\": [1, null]} <b>&amp;</b>",
      " leading and trailing ",
      "NULL",
  };
  return texts;
}

const std::vector<std::string>& injections() {
  static const std::vector<std::string> texts{
      "' OR '1'='1",
      "' OR 1=1 --",
      "\" OR \"\"=\"",
      "x') OR ('1'='1",
      "\\' OR 1=1 --",
      "1 OR 1=1",
      "'; DELETE FROM events; --",
      "x'; UPDATE users SET role='admin'; COMMIT; --",
      "' UNION SELECT password_hash FROM users --",
      "' || (SELECT password_hash FROM users LIMIT 1) || '",
      "%' OR '%'='",
      "/**/OR/**/1=1",
      "{sshd,suricata}",
      "{\"sshd\"}",
      "[\"sshd\"]",
      "(\"sshd\")",
      "sshd,suricata",
      "$.user",
      "$[*]",
      "user'] OR '1'='1",
      "$1",
      "?1",
      ":1",
      "E'\\x73'",
      "\\N",
      "CHR(115)",
  };
  return texts;
}

User user(std::string name, std::string role) {
  User user;
  user.username = std::move(name);
  user.email = user.username + "@example.org";
  user.firstName = "Ada";
  user.lastName = "L'Ovelace";
  user.role = std::move(role);
  user.passwordHash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
  user.createdAt = at(123456us);
  return user;
}

Event event(std::string uid, Timestamp when) {
  Event event;
  event.chosenUid = std::move(uid);
  event.sourceName = "sshd";
  event.eventType = "failed_login";
  event.severity = Severity::Medium;
  event.description = "Failed password for root from 192.0.2.7";
  event.timestamp = when;
  event.receivedAt = at(1s);
  return event;
}

AlertDraft draftByHand(std::string fingerprint) {
  AlertDraft draft;
  draft.title = "Beaconing host";
  draft.description = "Every 60 seconds to 203.0.113.9";
  draft.severity = Severity::High;
  draft.source = "suricata";
  draft.fingerprint = std::move(fingerprint);
  draft.seenAt = at();
  return draft;
}

AlertDraft draftByRule(std::string fingerprint, std::optional<EventId> event) {
  AlertDraft draft = draftByHand(std::move(fingerprint));
  draft.rule = RuleRef{"brute-force", "Brute force", "sigma"};
  draft.event = event;
  if (event) draft.eventSeverity = Severity::Medium;
  return draft;
}

Attributes attributes(std::vector<std::pair<std::string, std::string>> members) {
  AttributesBuilder builder;
  builder.startObject();
  for (const auto& [name, value] : members) builder.set(name, value);
  return builder.endObject().build().value();
}

}  // namespace vedette::contract
