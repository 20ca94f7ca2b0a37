#include "vedette/domain/alerts/alert_report.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using Problems = std::vector<FieldError>;

std::string takeText(Problems& problems, const char* field, const std::optional<std::string>& value,
                     std::size_t limit) {
  if (!value) {
    problems.push_back({field, Violation::Required, "This field is required.", ""});
    return {};
  }
  const std::string_view text = trimmed(*value);
  if (!isStorableText(text))
    problems.push_back({field, Violation::BadFormat, "Must be UTF-8 text without NUL.", ""});
  else if (text.empty())
    problems.push_back({field, Violation::Blank, "Must not be blank.", ""});
  else if (lengthOf(text) > limit)
    problems.push_back({field, Violation::TooLong,
                        "Must have no more than " + std::to_string(limit) + " characters.",
                        std::to_string(limit)});
  return std::string(text);
}

void checkList(Problems& problems, const char* field, const std::vector<std::string>& texts) {
  const auto bad = [](const std::string& text) {
    return text.empty() || !isStorableText(text) || lengthOf(text) > AlertReport::maxListedText;
  };
  if (texts.size() > AlertReport::maxListed)
    problems.push_back({field, Violation::TooLong,
                        "Must have no more than " + std::to_string(AlertReport::maxListed) + " entries.",
                        std::to_string(AlertReport::maxListed)});
  else if (std::any_of(texts.begin(), texts.end(), bad))
    problems.push_back({field, Violation::BadFormat,
                        "Each entry must be UTF-8 text of 1 to " +
                            std::to_string(AlertReport::maxListedText) + " characters without NUL.",
                        ""});
}

// As Python writes a str: single quotes, unless it holds one and no double quote. Printable text stays as it
// is.
void appendPythonString(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  const bool hasSingle = text.find('\'') != std::string_view::npos;
  const char quote = hasSingle && text.find('"') == std::string_view::npos ? '"' : '\'';
  out += quote;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\\' || c == quote)
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (byte < 0x20 || byte == 0x7f)
      ((out += "\\x") += hex[byte >> 4]) += hex[byte & 15];
    else
      out += c;
  }
  out += quote;
}

}  // namespace

Result<AlertDraft> accept(AlertReport report) {
  Problems problems;
  AlertDraft draft;
  draft.title = takeText(problems, "title", report.title, AlertReport::maxTitle);
  draft.source = takeText(problems, "source", report.source, AlertReport::maxSource);
  if (!report.description.empty())
    draft.description = takeText(problems, "description", report.description, AlertReport::maxDescription);
  if (!report.severity)
    problems.push_back({"severity", Violation::Required, "This field is required.", ""});
  else if (const auto severity = parseSeverity(*report.severity))
    draft.severity = *severity;
  else
    problems.push_back({"severity", Violation::NotAChoice,
                        "Must be one of info, low, medium, high, critical.",
                        isStorableText(*report.severity) ? report.severity->substr(0, 64) : ""});
  checkList(problems, "iocs", report.iocs);
  checkList(problems, "affected_assets", report.affectedAssets);
  checkList(problems, "mitre_techniques", report.mitreTechniques);
  if (!problems.empty()) return invalid(std::move(problems));
  draft.iocs = std::move(report.iocs);
  draft.affectedAssets = std::move(report.affectedAssets);
  draft.mitreTechniques = std::move(report.mitreTechniques);
  draft.metadata = std::move(report.metadata);
  return draft;
}

std::string dedupText(const AlertDraft& draft) {
  std::vector<std::string> iocs = draft.iocs;
  std::sort(iocs.begin(), iocs.end());
  std::string text = draft.title + '|' + draft.source + "|[";
  for (std::size_t i = 0; i < iocs.size(); ++i) {
    if (i > 0) text += ", ";
    appendPythonString(text, iocs[i]);
  }
  return text + ']';
}

}  // namespace vedette
