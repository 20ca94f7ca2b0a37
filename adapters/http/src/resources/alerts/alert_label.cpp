#include "../answer.hpp"
#include "../input/fields.hpp"
#include "../input/words.hpp"
#include "alert_history.hpp"

namespace vedette::http {

namespace {

struct Label {
  Disposition verdict = Disposition::TruePositive;
  std::string note;
  std::string origin;
};

std::optional<Disposition> parseVerdict(std::string_view text) {
  if (text == "tp") return Disposition::TruePositive;
  if (text == "fp") return Disposition::FalsePositive;
  return parseDisposition(text);
}

Result<Label> readLabel(const Request& request) {
  Result<json::Fields> read = readFields(request);
  if (!read) return read.error();
  json::Fields& fields = *read;
  const std::optional<std::string> feedback = fields.text("feedback");
  Label label;
  label.note = fields.text("note").value_or("");
  label.origin = fields.text("origin").value_or("");
  if (const auto verdict = parseVerdict(feedback.value_or("")))
    label.verdict = *verdict;
  else if (feedback)
    fields.problem({"feedback", Violation::NotAChoice,
                    quoted(*feedback) + " is not one of true_positive (tp), false_positive (fp), benign.",
                    *feedback});
  auto problems = fields.problems();
  requireUnlessNamed(problems, "feedback", feedback.has_value());
  if (!problems.empty()) return invalid(std::move(problems));
  return label;
}

}  // namespace

Result<Response> labelAlert(Core& core, const Call& call) {
  const Result<AlertId> id = idIn(call.captures[0], "alert");
  if (!id) return id.error();
  Result<Label> label = readLabel(call.request);
  if (!label) return label.error();
  const Result<void> labelled = core.triage.label(call.principal, *id, label->verdict, std::move(label->note),
                                                  std::move(label->origin));
  if (!labelled) return labelled.error();
  return noContent();
}

}  // namespace vedette::http
