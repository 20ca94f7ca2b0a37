#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "facets/paging/scanned_rows.hpp"
#include "facets/paging/selection.hpp"
#include "vedette/domain/events/event_filter.hpp"
#include "vedette/result.hpp"

namespace vedette::storage {

Error tooManyToSearch(std::uint64_t rows);      // Invalid
constexpr std::size_t searchPiece = 500;        // rows read at a time
constexpr std::size_t mostSkippedRows = 1'000;  // more cost more than skipped keys
constexpr std::size_t mostMerged = 64;          // arms

// How a store reads its rows.
template <class Row>
struct RowReader {
  std::function<std::vector<Row>(const std::vector<std::int64_t>& ids)> byIds;  // in the order of the ids
  std::function<std::vector<Row>(const Arm&, const KeyRange&, std::size_t count)> ofArm;
  // Merged; nothing when the database does not merge, or had to look further than it may.
  std::function<std::optional<std::vector<Row>>(const std::vector<Arm>&, const KeyRange&, std::size_t count)>
      ofArms;
  std::function<std::vector<Row>(const Scan&, const KeyRange&)> ofScan;
};

// The first `wanted` rows by a scan, or all; nothing when it had to look further than it may.
template <class Facets>
std::optional<std::vector<typename Facets::Row>> rowsOfScan(const Selection<Facets>& selection,
                                                            const Ordering& ordering,
                                                            const std::optional<Position>& behind,
                                                            std::size_t wanted,
                                                            const RowReader<typename Facets::Row>& rows) {
  const std::size_t reserve = ordering.after().empty() ? 0 : wanted;
  const auto scan = selection.scan(behind, wanted + reserve);
  if (!scan) return std::nullopt;
  auto found = rows.ofScan(*scan, selection.range());
  const bool areAll = !behind && found.size() < scan->wanted && found.size() == selection.total();
  if (found.size() < scan->wanted && !areAll) {
    if (!behind) selection.noteSparse();
    return std::nullopt;
  }
  found = inOrdering<Facets>(ordering, behind, std::move(found), areAll);
  if (found.size() < wanted && !areAll) return std::nullopt;
  found.resize(std::min(found.size(), wanted));
  return found;
}

// A page whose rows come with what counts them: those of one range of an index, or of few enough to be merged
// where they stand. Nothing when that cannot tell the whole page.
template <class Facets>
std::optional<Page<typename Facets::Row>> pageAtOnce(const Selection<Facets>& selection,
                                                     const Ordering& ordering,
                                                     const std::optional<Position>& behind,
                                                     const PageRequest& request,
                                                     const RowReader<typename Facets::Row>& rows) {
  auto groups = selection.knownGroups(behind);
  const std::size_t skipped = behind ? 0 : request.offset, wanted = request.limit + 1;
  if (groups.empty() || skipped > mostSkippedRows || (skipped > 0 && groups.size() > 1)) return std::nullopt;
  std::vector<Arm>& arms = groups.front().arms;
  std::optional<std::vector<typename Facets::Row>> found;
  if (arms.size() == 1) {
    arms.front().skip = skipped;
    found = rows.ofArm(arms.front(), selection.range(), wanted);
  } else if (skipped == 0) {
    found = rowsOfScan(selection, ordering, behind, wanted, rows);
    if (!found && arms.size() <= mostMerged) found = rows.ofArms(arms, selection.range(), wanted);
  }
  if (!found || selection.hasNewFacets() || (found->size() < wanted && groups.size() > 1))
    return std::nullopt;
  Page<typename Facets::Row> page{*std::move(found), selection.total(), {}};
  if (page.items.size() < wanted) return page;
  page.items.pop_back();
  if (!page.items.empty()) page.next = ordering.cursorAt(positionOf<Facets>(ordering, page.items.back()));
  return page;
}

// A page of the walk: keys are merged first, and only the rows of the page are read.
template <class Facets>
Page<typename Facets::Row> pageOfWalk(const Selection<Facets>& selection, const Ordering& ordering,
                                      const std::optional<Position>& behind, const PageRequest& request,
                                      const RowReader<typename Facets::Row>& rows) {
  Page<typename Facets::Row> page;
  Walk walk = selection.walk(behind, behind ? 0 : request.offset, request.limit + 1);
  std::vector<std::int64_t> ids;
  std::optional<Walk::Step> last;
  while (auto step = walk.next()) {
    if (ids.size() == request.limit) {
      if (last) page.next = ordering.cursorAt(selection.positionOf(*last));
      break;
    }
    ids.push_back(step->key.id);
    last = step;
  }
  page.items = rows.byIds(ids);
  page.total = selection.total();
  return page;
}

template <class Facets>
Page<typename Facets::Row> pageOf(const Selection<Facets>& selection, const Ordering& ordering,
                                  const std::optional<Position>& behind, const PageRequest& request,
                                  const RowReader<typename Facets::Row>& rows) {
  if (auto page = pageAtOnce(selection, ordering, behind, request, rows)) return *std::move(page);
  return pageOfWalk(selection, ordering, behind, request, rows);
}

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
  const Selection<Facets> selection(connection, dictionary, query.filter, ordering);
  if (!query.filter.searches()) return pageOf(selection, ordering, behind, query.page, rows);
  PageOfSearch<Facets> page(ordering, behind, query.page);
  auto searched = search(selection, query.filter, rows, [&](auto row) { page.take(std::move(row)); });
  if (!searched) return std::move(searched).error();
  return page.page();
}

}  // namespace vedette::storage
