#include "vedette/domain/alerts/alert_report.hpp"

#include <algorithm>

#include "domain/text_field.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using Problems = std::vector<FieldError>;

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
  draft.severity = takeSeverity(problems, report.severity);
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
