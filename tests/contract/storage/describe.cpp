#include <sstream>

#include "samples.hpp"

namespace vedette::contract {
namespace {

std::string text(const std::string& value) { return '"' + value + '"'; }
std::string text(Timestamp value) { return formatTimestamp(value); }
std::string text(Severity value) { return std::string(toString(value)); }
std::string text(Disposition value) { return std::string(toString(value)); }
std::string text(std::int64_t value) { return std::to_string(value); }
std::string text(const Entity& value) { return value.type + '=' + text(value.value); }
std::string text(const LogSource& value) {
  return text(value.category) + '/' + text(value.product) + '/' + text(value.service);
}
std::string text(const RuleRef& value) {
  return text(value.id) + '/' + text(value.name) + '/' + text(value.kind);
}

template <class T>
std::string text(const std::optional<T>& value) {
  return value ? text(*value) : "none";
}

template <class T>
std::string text(const std::vector<T>& values) {
  std::string all = "[";
  for (const T& value : values) all += text(value) + ' ';
  return all + ']';
}

template <class Item>
std::string text(const JsonList<Item>& list) {
  return text(list.items());
}

}  // namespace

std::string describe(const User& user) {
  std::ostringstream out;
  out << user.id << ' ' << text(user.username) << ' ' << text(user.email) << ' ' << text(user.firstName)
      << ' ' << text(user.lastName) << ' ' << text(user.role) << (user.active ? " active " : " disabled ")
      << text(user.passwordHash) << ' ' << text(user.createdAt) << ' ' << text(user.lastLoginAt);
  return out.str();
}

std::string describe(const Event& event) {
  std::ostringstream out;
  out << event.id << " uid " << text(event.chosenUid) << " source " << text(event.sourceName) << " type "
      << text(event.eventType) << ' ' << toString(event.severity) << ' ' << text(event.description) << " at "
      << text(event.timestamp) << " received " << text(event.receivedAt) << " from " << text(event.logSource)
      << ' ' << event.attributes.json();
  return out.str();
}

std::string describe(const Alert& alert) {
  std::ostringstream out;
  out << alert.id << " v" << alert.version << ' ' << text(alert.title) << ' ' << text(alert.description)
      << ' ' << text(alert.severity) << ' ' << toString(alert.status) << ' ' << text(alert.disposition)
      << " source " << text(alert.source) << " rule " << text(alert.rule) << " event " << text(alert.event)
      << ' ' << text(alert.eventSeverity) << " fingerprint " << text(alert.fingerprint) << " x"
      << alert.occurrences << " seen " << text(alert.firstSeen) << ' ' << text(alert.lastSeen) << ' '
      << text(alert.entities) << text(alert.iocs) << text(alert.mitreTechniques) << text(alert.affectedAssets)
      << " assignee " << text(alert.assignee) << ' ' << alert.metadata.json() << " evidence "
      << alert.evidence.json() << " created " << text(alert.createdAt) << " updated " << text(alert.updatedAt)
      << " resolved " << text(alert.resolvedAt);
  return out.str();
}

}  // namespace vedette::contract
