#include "alert_selection.hpp"

#include "alert_query.hpp"

namespace vedette::http {

namespace {

constexpr std::string_view wanted = "This must be a text or an array of texts.";

// The texts of a JSON array, or nothing when it is empty or holds anything else.
std::vector<std::string> textsOf(const json::Member& member) {
  json::Fields fields{json::Object{{{"values", member.kind, member.text}}}};
  return fields.texts("values").value_or(std::vector<std::string>{});
}

void readMember(const json::Member& member, std::vector<ParameterValue>& values,
                std::vector<FieldError>& problems) {
  if (member.kind == json::Kind::Text) {
    values.push_back({member.name, member.text});
    return;
  }
  const auto texts = member.kind == json::Kind::Array ? textsOf(member) : std::vector<std::string>{};
  if (texts.empty()) problems.push_back({member.name, Violation::WrongType, std::string{wanted}, {}});
  for (const std::string& text : texts) values.push_back({member.name, text, true});
}

}  // namespace

Result<AlertFilter> readSelection(const json::Object& object) {
  std::vector<ParameterValue> values;
  std::vector<FieldError> problems;
  for (const json::Member& member : object.members()) readMember(member, values, problems);
  QueryReader query{std::move(values), currentTime()};
  AlertFilter filter = readAlertFilter(query);
  for (FieldError& problem : problems) query.problem(std::move(problem));
  if (auto checked = query.finish(); !checked) return checked.error();
  return filter;
}

}  // namespace vedette::http
