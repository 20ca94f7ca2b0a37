#include <optional>

#include "body.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::http::django {
namespace {

constexpr std::string_view newline = "\r\n";

// The value of `name=...` or `name="..."` among the parameters of a header field; nothing when absent.
std::optional<std::string> parameter(std::string_view field, std::string_view name) {
  std::size_t semicolon = field.find(';');
  while (semicolon != field.npos) {
    std::string_view rest = trimmed(field.substr(semicolon + 1));
    const std::size_t equals = std::min(rest.find('='), rest.size());
    const bool found = equalsIgnoringCase(trimmed(rest.substr(0, equals)), name);
    rest.remove_prefix(std::min(equals + 1, rest.size()));
    const bool quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find(quoted ? '"' : ';'), rest.size());
    if (found) return std::string(quoted ? rest.substr(0, end) : trimmed(rest.substr(0, end)));
    rest.remove_prefix(end);
    const std::size_t next = rest.find(';');
    semicolon = next == rest.npos ? field.npos : static_cast<std::size_t>(rest.data() - field.data()) + next;
  }
  return std::nullopt;
}

// The Content-Disposition among the header lines of a part.
std::string_view disposition(std::string_view head) {
  while (!head.empty()) {
    const std::size_t end = std::min(head.find(newline), head.size());
    const std::string_view line = head.substr(0, end);
    const std::size_t colon = std::min(line.find(':'), line.size());
    if (equalsIgnoringCase(trimmed(line.substr(0, colon)), "content-disposition")) return line;
    head.remove_prefix(std::min(end + newline.size(), head.size()));
  }
  return {};
}

// Adds the part when it is a field; false when it is broken.
bool takePart(Parameters& fields, std::string_view part) {
  const std::size_t blank = part.find("\r\n\r\n");
  if (blank == part.npos) return false;
  const std::string_view about = disposition(part.substr(0, blank));
  const auto name = parameter(about, "name");
  const std::string_view value = part.substr(blank + 4);
  if (!name || !isStorableText(*name)) return false;
  if (parameter(about, "filename")) return true;
  if (!isStorableText(value)) return false;
  fields.emplace_back(*name, value);
  return true;
}

Failure malformed(std::string_view why) { return {400, "Multipart form parse error - " + std::string(why)}; }

}  // namespace

std::variant<json::Object, Failure> readMultipart(std::string_view contentType, std::string_view body) {
  const auto boundary = parameter(contentType, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70)
    return malformed("Invalid boundary in multipart.");
  const std::string delimiter = "--" + *boundary;
  if (!body.starts_with(delimiter)) return malformed("The body does not begin with its boundary.");
  body.remove_prefix(delimiter.size());

  Parameters fields;
  for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
    const std::size_t end = body.find("\r\n" + delimiter);
    if (!body.starts_with(newline) || end == body.npos || parts == maxFormFields)
      return malformed(parts == maxFormFields ? "Too many fields." : "A part has no end.");
    if (!takePart(fields, body.substr(newline.size(), std::max(end, newline.size()) - newline.size())))
      return malformed("A part has no name, or a value that is not UTF-8 without NUL.");
    body.remove_prefix(end + newline.size() + delimiter.size());
  }
  return formObject(std::move(fields));
}

}  // namespace vedette::http::django
