#pragma once

#include <optional>
#include <string>

#include "../input/query.hpp"
#include "request.hpp"
#include "response.hpp"
#include "vedette/domain/page.hpp"
#include "vedette/json/writer.hpp"
#include "wording.hpp"

namespace vedette::http::django {

inline constexpr std::size_t pageSize = 20;

// Which page a query asks for.
struct PageChoice {
  std::size_t number = 1;
  bool last = false;
};
std::optional<PageChoice> pageChoice(const Query&);  // nothing when there can be no such page

std::size_t lastPage(std::uint64_t total);  // an empty list has one page
PageRequest requestFor(std::size_t page);

// The link to another page of the same list: absolute, keys in alphabetical order, without "page" for the
// first.
std::string linkTo(std::size_t page, const Request&, const Query&);

// {"count","next","previous" and the key "results", whose array is still to come.
void startEnvelope(json::Writer&, std::uint64_t total, std::size_t page, const Request&, const Query&);

Response invalidPage();

// One page of what `list(PageRequest)` gives, each item written by `write(Writer&, item)`.
template <class List, class Write>
Response paginated(const Request& request, const Query& query, List list, Write write) {
  const std::optional<PageChoice> choice = pageChoice(query);
  if (!choice) return invalidPage();
  std::size_t number = choice->number;
  auto page = list(requestFor(number));
  if (page && choice->last && lastPage(page->total) != number) {
    number = lastPage(page->total);
    page = list(requestFor(number));
  }
  if (!page) return refusal(page.error());
  if (number > lastPage(page->total)) return invalidPage();

  std::string body;
  json::Writer writer(body);
  startEnvelope(writer, page->total, number, request, query);
  writer.startArray();
  for (const auto& item : page->items) write(writer, item);
  writer.endArray().endObject();
  return json(200, std::move(body));
}

}  // namespace vedette::http::django
