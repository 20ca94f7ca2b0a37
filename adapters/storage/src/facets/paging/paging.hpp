#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "facets/paging/page_of_selection.hpp"
#include "facets/paging/selection.hpp"
#include "vedette/domain/events/event_filter.hpp"
#include "vedette/result.hpp"

namespace vedette::storage {

Error tooManyToSearch(std::uint64_t rows);  // Invalid
constexpr std::size_t searchPiece = 500;    // rows read at a time

// Collects one page of rows that come in order, and counts them all.
template <class Facets>
class PageOfSearch {
 public:
  PageOfSearch(const Ordering& ordering, const std::optional<Position>& behind, const PageRequest& request)
      : ordering_(ordering), behind_(behind), limit_(request.limit), skip_(behind ? 0 : request.offset) {}

  void take(typename Facets::Row row) {
    ++page_.total;
    if (behind_ && !ordering_.precedes(*behind_, positionOf<Facets>(ordering_, row))) return;
    if (skip_ > 0) {
      --skip_;
    } else if (page_.items.size() < limit_) {
      page_.items.push_back(std::move(row));
    } else if (page_.next.empty() && limit_ > 0) {
      page_.next = ordering_.cursorAt(positionOf<Facets>(ordering_, page_.items.back()));
    }
  }
  Page<typename Facets::Row> page() { return std::move(page_); }

 private:
  const Ordering& ordering_;
  const std::optional<Position>& behind_;
  std::size_t limit_;
  std::size_t skip_;
  Page<typename Facets::Row> page_;
};

// Every row of the selection that the whole filter matches, in order; Invalid when they are too many.
template <class Facets, class Take>
Result<void> search(const Selection<Facets>& selection, const typename Facets::Filter& filter,
                    const RowReader<typename Facets::Row>& rows, Take take) {
  if (selection.total() > maxSearched) return tooManyToSearch(selection.total());
  Walk walk = selection.walk({}, 0, searchPiece);
  std::vector<std::int64_t> ids;
  const auto test = [&] {
    for (auto& row : rows.byIds(ids))
      if (filter.matches(row)) take(std::move(row));
    ids.clear();
  };
  while (auto step = walk.next()) {
    ids.push_back(step->key.id);
    if (ids.size() == searchPiece) test();
  }
  test();
  return {};
}

template <class Facets, class Query>
Result<Page<typename Facets::Row>> list(Connection& connection, Dictionary<Facets>& dictionary,
                                        const Query& query, const RowReader<typename Facets::Row>& rows) {
  const Ordering ordering = orderingOf<Facets>(query.order);
  std::optional<Position> behind;
  if (!query.page.cursor.empty() && !(behind = ordering.placeOf(query.page.cursor))) return badCursor();
  Selection<Facets> selection(connection, dictionary, query.filter, ordering);
  if (!query.filter.searches())
    return PageOfSelection<Facets>(selection, ordering, behind, query.page, rows).read();
  PageOfSearch<Facets> page(ordering, behind, query.page);
  auto searched = search(selection, query.filter, rows, [&](auto row) { page.take(std::move(row)); });
  if (!searched) return std::move(searched).error();
  return page.page();
}

}  // namespace vedette::storage
