#include "pagination.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace vedette::http::django {
namespace {

// As Python's urllib.parse.quote_plus.
void appendEncoded(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || std::string_view("_.-~").find(c) != std::string_view::npos)
      out += c;
    else if (c == ' ')
      out += '+';
    else
      (out += '%', out += digits[byte >> 4], out += digits[byte & 15]);
  }
}

}  // namespace

std::optional<PageChoice> pageChoice(const Query& query) {
  const std::string_view text = query.value("page");
  if (text.empty()) return PageChoice{};
  if (text == "last") return PageChoice{1, true};
  constexpr std::size_t furthest = std::size_t{1} << 40;  // so that an offset cannot overflow
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || number == 0 || number > furthest)
    return std::nullopt;
  return PageChoice{number, false};
}

std::size_t lastPage(std::uint64_t total) {
  return std::max<std::size_t>(1, (total + pageSize - 1) / pageSize);
}

PageRequest requestFor(std::size_t page) { return {.limit = pageSize, .offset = (page - 1) * pageSize}; }

std::string linkTo(std::size_t page, const Request& request, const Query& query) {
  std::map<std::string, std::vector<std::string>> values;
  for (const auto& [name, value] : query.parameters()) values[name].push_back(value);
  values.erase("page");
  if (page != 1) values["page"] = {std::to_string(page)};
  std::string link = "http://" + request.host + request.path;
  char separator = '?';
  for (const auto& [name, of] : values) {
    for (const std::string& value : of) {
      link += separator;
      separator = '&';
      appendEncoded(link, name);
      link += '=';
      appendEncoded(link, value);
    }
  }
  return link;
}

void startEnvelope(json::Writer& writer, std::uint64_t total, std::size_t page, const Request& request,
                   const Query& query) {
  const auto link = [&](bool exists, std::size_t to) {
    exists ? writer.text(linkTo(to, request, query)) : writer.null();
  };
  writer.startObject().key("count").count(total);
  writer.key("next");
  link(page < lastPage(total), page + 1);
  writer.key("previous");
  link(page > 1, page - 1);
  writer.key("results");
}

Response invalidPage() { return detail(404, "Invalid page."); }

}  // namespace vedette::http::django
