#include "dressing.hpp"

namespace vedette::http::django {
namespace {

void appendEscaped(std::string& out, char c) {
  switch (c) {
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '&':
      out += "&amp;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      out += c;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) appendEscaped(out, c);
  return out;
}

void breakLine(std::string& out, std::size_t depth) {
  out += '\n';
  out.append(depth * 4, ' ');
}

// Compact JSON over many lines.
std::string indented(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  bool inText = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (inText && c == '\\') {
      out.append(json.substr(at++, 2));
      continue;
    }
    if (c == '"') inText = !inText;
    const bool closes = !inText && (c == '}' || c == ']');
    const bool opens = !inText && (c == '{' || c == '[');
    if (closes) --depth;
    if (closes && json[at - 1] != '{' && json[at - 1] != '[') breakLine(out, depth);
    out += c;
    if (opens) ++depth;
    const bool empty = opens && (json[at + 1] == '}' || json[at + 1] == ']');
    if ((opens && !empty) || (!inText && c == ',')) breakLine(out, depth);
    if (!inText && c == ':') out += ' ';
  }
  return out;
}

}  // namespace

std::string page(const Response& response, const Path& path, std::string_view requestLine) {
  const std::string name = escaped(path.name);
  std::string head = "HTTP " + std::to_string(response.status) + '\n';
  for (const auto& [field, value] : response.fields) head += field + ": " + value + '\n';
  return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + name +
         "</title></head><body><h1>" + name + "</h1><p>" + escaped(path.description) + "</p><pre><b>" +
         escaped(requestLine) + "</b></pre><pre>" + escaped(head) + "Content-Type: application/json\n\n" +
         escaped(indented(response.body)) + "</pre></body></html>\n";
}

}  // namespace vedette::http::django
