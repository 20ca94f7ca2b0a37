#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "facets/paging/scanned_rows.hpp"
#include "facets/paging/selection.hpp"

namespace vedette::storage {

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

// One page of a selection. Rows come with what counts them where that can tell the whole page; the snapshot
// of a question then ends with them, and a way that could not tell it is followed by a fresh count.
template <class Facets>
class PageOfSelection {
 public:
  using Row = typename Facets::Row;

  PageOfSelection(Selection<Facets>& selection, const Ordering& ordering,
                  const std::optional<Position>& behind, const PageRequest& request,
                  const RowReader<Row>& rows)
      : selection_(selection), ordering_(ordering), behind_(behind), request_(request), rows_(rows) {}

  Page<Row> read() {
    const auto part = selection_.recent(behind_);
    if (auto page = byScan(part)) return *std::move(page);
    selection_.goOn();
    if (auto page = byArms(part)) return *std::move(page);
    selection_.goOn();
    if (part) {
      if (auto page = byArms({})) return *std::move(page);
      selection_.goOn();
    }
    return byWalk();
  }

 private:
  using Part = std::optional<KeyRange>;  // of the range; nothing: all of it

  static constexpr std::size_t mostSkippedRows = 1'000;  // more cost more than skipped keys
  static constexpr std::size_t mostMerged = 64;          // arms

  std::size_t wanted() const { return request_.limit + 1; }
  std::size_t skipped() const { return behind_ ? 0 : request_.offset; }

  // Rows side by side, when a large part of them is selected.
  std::optional<Page<Row>> byScan(const Part& part) const {
    if (skipped() > 0) return std::nullopt;
    const std::size_t reserve = ordering_.after().empty() ? 0 : wanted();
    const auto scan = selection_.scan(behind_, wanted() + reserve);
    if (!scan) return std::nullopt;
    selection_.endWithNext();
    auto found = rows_.ofScan(*scan, rangeOf(part));
    const bool areAll = !behind_ && found.size() < scan->wanted && found.size() == selection_.total();
    if (found.size() < scan->wanted && !areAll) {
      if (!behind_) selection_.noteScan(*scan, found.size());
      return std::nullopt;
    }
    if (!areAll && !isWithin(part, found)) return std::nullopt;
    found = inOrdering<Facets>(ordering_, behind_, std::move(found), areAll);
    if (selection_.hasNewFacets() || (found.size() < wanted() && !areAll)) return std::nullopt;
    found.resize(std::min(found.size(), wanted()));
    return pageOf(std::move(found));
  }

  // The rows of the first group: of one range of an index, or of few enough to be merged where they stand.
  std::optional<Page<Row>> byArms(const Part& part) const {
    auto groups = selection_.knownGroups(behind_);
    if (groups.empty() || skipped() > mostSkippedRows) return std::nullopt;
    const bool isWhole = groups.size() == 1;
    if (skipped() > 0 && !isWhole) return std::nullopt;
    auto found = rowsOf(groups.front().arms, part, isWhole);
    if (!found || selection_.hasNewFacets() || (found->size() < wanted() && !isWhole)) return std::nullopt;
    if (part && !areFirst(*found, *part)) return std::nullopt;
    return pageOf(*std::move(found));
  }

  std::optional<std::vector<Row>> rowsOf(std::vector<Arm>& arms, const Part& part, bool areWhole) const {
    if (arms.size() > 1 && (skipped() > 0 || arms.size() > mostMerged)) return std::nullopt;
    if (areWhole) selection_.endWithNext();
    if (arms.size() > 1) return rows_.ofArms(arms, rangeOf(part), wanted());
    arms.front().skip = skipped();
    return rows_.ofArm(arms.front(), rangeOf(part), wanted());
  }

  KeyRange rangeOf(const Part& part) const { return part ? *part : selection_.range(); }

  // No row elsewhere comes before the last of these.
  bool isWithin(const Part& part, const std::vector<Row>& found) const {
    return !part || found.empty() || selection_.holdsAllSince(*part, Facets::timeOf(found.back()));
  }

  // Rows of a part, found by arms, are the first of all; else it is noted that the part has too few.
  bool areFirst(const std::vector<Row>& found, const KeyRange& part) const {
    const bool fromStart = !behind_ && skipped() == 0;
    if (fromStart && found.size() == selection_.total()) return true;
    if (found.size() == wanted() && isWithin(part, found)) return true;
    if (fromStart) selection_.noteShort(part);
    return false;
  }

  Page<Row> pageOf(std::vector<Row> found) const {
    Page<Row> page{std::move(found), selection_.total(), {}};
    if (page.items.size() < wanted()) return page;
    page.items.pop_back();
    if (!page.items.empty()) page.next = ordering_.cursorAt(positionOf<Facets>(ordering_, page.items.back()));
    return page;
  }

  // Keys are merged first, and only the rows of the page are read.
  Page<Row> byWalk() const {
    Page<Row> page;
    Walk walk = selection_.walk(behind_, skipped(), wanted());
    std::vector<std::int64_t> ids;
    std::optional<Walk::Step> last;
    while (auto step = walk.next()) {
      if (ids.size() == request_.limit) {
        if (last) page.next = ordering_.cursorAt(selection_.positionOf(*last));
        break;
      }
      ids.push_back(step->key.id);
      last = step;
    }
    selection_.endWithNext();
    page.items = rows_.byIds(ids);
    page.total = selection_.total();
    return page;
  }

  Selection<Facets>& selection_;
  const Ordering& ordering_;
  const std::optional<Position>& behind_;
  const PageRequest& request_;
  const RowReader<Row>& rows_;
};

}  // namespace vedette::storage
