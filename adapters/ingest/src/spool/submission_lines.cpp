#include "spool/submission_lines.hpp"

#include "vedette/json/event_json.hpp"
#include "vedette/json/object.hpp"

namespace vedette::ingest {
namespace {

std::string_view nextLine(std::string_view& text) {
  const auto end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

struct Head {
  Submission submission;
  std::int64_t events = 0;
};

// A line says all of them.
template <class T>
T needed(json::Fields& fields, const char* name, std::optional<T> value) {
  if (!value) fields.problem({name, Violation::Required, "This field is required.", ""});
  return std::move(value).value_or(T{});
}

Result<Head> readHead(std::string_view line) {
  auto object = json::Object::parse(line);
  if (!object) return std::move(object).error();
  json::Fields fields(*std::move(object));
  Head head;
  head.submission.receivedAt = needed(fields, "received_at", fields.timestamp("received_at"));
  Principal& sender = head.submission.principal;
  sender.userId = needed(fields, "user_id", fields.integer("user_id"));
  sender.username = needed(fields, "username", fields.text("username"));
  sender.role = needed(fields, "role", fields.text("role"));
  sender.permissions = {Permission::EventsWrite};
  head.events = needed(fields, "events", fields.integer("events"));
  if (auto problems = fields.problems(); !problems.empty()) return invalid(std::move(problems));
  return head;
}

}  // namespace

void appendLines(std::string& out, const Submission& submission) {
  const Principal& sender = submission.principal;
  json::Writer head(out);
  head.startObject().key("received_at").timeOrNull(submission.receivedAt);
  head.key("user_id").integer(sender.userId).key("username").text(sender.username);
  head.key("role").text(sender.role).key("events").count(submission.events.size());
  head.endObject();
  out += '\n';
  appendEventLines(out, submission);
}

void appendEventLines(std::string& out, const Submission& submission) {
  for (const NewEvent& event : submission.events) {
    json::Writer line(out);
    json::writeNewEvent(line, event);
    out += '\n';
  }
}

Result<std::vector<Submission>> readLines(std::string_view text) {
  std::vector<Submission> submissions;
  while (!text.empty()) {
    auto head = readHead(nextLine(text));
    if (!head) return std::move(head).error();
    Submission& submission = submissions.emplace_back(std::move(head->submission));
    for (std::int64_t i = 0; i < head->events; ++i) {
      auto event = json::readEvent(nextLine(text));
      if (!event) return std::move(event).error();
      submission.events.push_back(*std::move(event));
    }
  }
  return submissions;
}

}  // namespace vedette::ingest
