#include "sources/profile_reader.hpp"

#include <charconv>

#include "sources/scalars.hpp"

namespace vedette::sigma {
namespace {

[[noreturn]] void refuseKey(const Node::Member& member, const std::string& allowed) {
  throw Refused(member.mark, "unknown key '" + member.key + "'; allowed are " + allowed);
}

const std::vector<Node::Member>& members(const Node& node) {
  if (!node.isMap()) throw Refused(node.mark, "a map is wanted here");
  return node.members;
}

const std::vector<Node>& items(const Node& node) {
  if (!node.isSequence()) throw Refused(node.mark, "a list is wanted here");
  return node.items;
}

Severity severity(const Node& node) {
  if (const auto known = parseSeverity(scalar(node))) return *known;
  throw Refused(node.mark, "'" + node.text + "' is none of info, low, medium, high, critical");
}

double number(const Node& node) {
  const std::string& text = scalar(node);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw Refused(node.mark, "'" + text + "' is no number");
  return value;
}

LogSource logSource(const Node& node) {
  LogSource made;
  for (const Node::Member& member : members(node)) {
    if (member.key == "category")
      made.category = scalar(member.value);
    else if (member.key == "product")
      made.product = scalar(member.value);
    else if (member.key == "service")
      made.service = scalar(member.value);
    else
      refuseKey(member, "category, product, service");
  }
  return made;
}

TimeFormat timeFormat(const Node& node) {
  if (const auto format = parseTimeFormat(scalar(node))) return *format;
  throw Refused(node.mark, "'" + node.text +
                               "' is none of iso8601, epoch, epoch_s, epoch_ms, epoch_us, epoch_ns, audit, "
                               "json_date");
}

std::vector<TimeFormat> timeFormats(const Node& node) {
  if (!node.isSequence()) return {timeFormat(node)};
  std::vector<TimeFormat> formats;
  for (const Node& item : node.items) formats.push_back(timeFormat(item));
  return formats;
}

// {field: one or several, format: one or several}
void readTimes(const Node& node, std::vector<TimeField>& into) {
  std::vector<std::string> fields;
  std::vector<TimeFormat> formats;
  for (const Node::Member& member : members(node)) {
    if (member.key == "field")
      fields = scalars(member.value);
    else if (member.key == "format")
      formats = timeFormats(member.value);
    else
      refuseKey(member, "field, format");
  }
  if (fields.empty() || formats.empty()) throw Refused(node.mark, "a time wants 'field' and 'format'");
  for (std::string& field : fields) into.push_back({std::move(field), formats});
}

SeverityRule::Range range(const Node& node) {
  const Node *least = node.find("from"), *most = node.find("to"), *result = node.find("severity");
  if (!least || !most || !result || node.members.size() != 3)
    throw Refused(node.mark, "a range wants 'from', 'to' and 'severity'");
  return {number(*least), number(*most), severity(*result)};
}

void readSeverityRules(const Node& node, std::vector<SeverityRule>& into) {
  SeverityRule rule;
  std::vector<std::string> fields;
  for (const Node::Member& member : members(node)) {
    if (member.key == "field")
      fields = scalars(member.value);
    else if (member.key == "values")
      for (const auto& value : members(member.value))
        rule.values.push_back({value.key, severity(value.value)});
    else if (member.key == "ranges")
      for (const Node& item : items(member.value)) rule.ranges.push_back(range(item));
    else if (member.key == "present")
      rule.present = severity(member.value);
    else
      refuseKey(member, "field, values, ranges, present");
  }
  if (fields.empty()) throw Refused(node.mark, "a severity wants 'field'");
  for (std::string& field : fields) {
    rule.field = std::move(field);
    into.push_back(rule);
  }
}

void readSeverity(const Node& node, ProfileText& into) {
  for (const Node::Member& member : members(node)) {
    if (member.key == "default")
      into.otherwise = severity(member.value);
    else if (member.key == "from")
      for (const Node& item : items(member.value)) readSeverityRules(item, into.severity);
    else
      refuseKey(member, "default, from");
  }
}

void readPart(const Node::Member& member, ProfileText& into) {
  if (member.key == "for") {
    for (const Node& item : items(member.value)) into.chosenBy.push_back(logSource(item));
  } else if (member.key == "fields") {
    for (const Node::Member& group : members(member.value))
      into.fields.push_back({group.key, scalars(group.value)});
  } else if (member.key == "logsource") {
    into.logSource = logSource(member.value);
  } else if (member.key == "timestamp") {
    for (const Node& item : items(member.value)) readTimes(item, into.timestamp);
  } else if (member.key == "severity") {
    readSeverity(member.value, into);
  } else if (member.key == "event_type") {
    into.eventType = scalars(member.value);
  } else if (member.key == "description") {
    into.description = scalars(member.value);
  } else if (member.key == "uid") {
    into.uid = scalar(member.value);
  } else if (member.key == "envelope") {
    into.envelope = scalar(member.value);
  } else {
    refuseKey(member, "for, fields, logsource, timestamp, severity, event_type, description, uid, envelope");
  }
}

}  // namespace

SourceProfile readProfile(const std::string& name, const Node& node) {
  ProfileText text{.name = name};
  for (const Node::Member& member : members(node)) readPart(member, text);
  Result<SourceProfile> made = SourceProfile::compile(text);
  if (made) return std::move(*made);
  const FieldError& wrong = made.error().fields.front();
  throw Refused(node.find(wrong.field)->mark, wrong.message);
}

}  // namespace vedette::sigma
