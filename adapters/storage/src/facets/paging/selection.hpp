#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "facets/dictionary.hpp"
#include "facets/paging/ordering.hpp"
#include "facets/paging/walk.hpp"
#include "facets/rollup.hpp"

namespace vedette::storage {

// The rows that a filter selects, searches left aside: how many they are, and the walk through them.
template <class Facets>
class Selection {
 public:
  Selection(Connection& connection, Dictionary<Facets>& dictionary, const typename Facets::Filter& filter,
            const Ordering& ordering)
      : connection_(connection),
        dictionary_(dictionary),
        ordering_(ordering),
        times_(Facets::timesOf(filter)),
        everything_(ordering.byTimeAlone() && !Facets::constrains(filter)) {
    if (!everything_) onFacets_ = Facets::onFacets(filter);
    count();
  }

  Selection(const Selection&) = delete;
  Selection& operator=(const Selection&) = delete;

  // To go on with rows of another statement: where the snapshot ended, everything is counted in that of now.
  void goOn() {
    if (connection_.beginAnewIfEnded()) count();
  }

  // The rows that are read next, and what counts them, are all that is needed.
  void endWithNext() const { connection_.endWithNext(); }

  // Better asked for when rows have been read: it may have come with them.
  std::uint64_t total() const {
    settle();
    return total_;
  }

  // The groups of what is known without waiting. They are all there are unless hasNewFacets().
  std::vector<Group> knownGroups(const std::optional<Position>& behind) const {
    return everything_ ? wholeTable(behind) : groupsBehind(known_, behind);
  }
  bool hasNewFacets() const {
    settle();
    return newFacets_;
  }
  KeyRange range() const { return {times_, ordering_.timeDescending(), idsSince(times_.low)}; }

  // The part of the range, of high ids, that is expected to hold its first rows behind the position; nothing
  // when no part is.
  std::optional<KeyRange> recent(const std::optional<Position>& behind) const {
    KeyRange range = this->range();
    const std::int64_t from = idsSince(behind ? std::min(behind->time, times_.high) : times_.high);
    if (!range.descending || from <= range.fromId || dictionary_.isShortOf(known_, from)) return std::nullopt;
    range.fromId = from;
    return range;
  }
  // Whether the part holds every row of the range from a time on.
  bool holdsAllSince(const KeyRange& part, Timestamp time) const { return idsSince(time) >= part.fromId; }
  void noteShort(const KeyRange& part) const { dictionary_.noteShort(known_, part.fromId); }

  // How to find rows by looking at all of a time, when enough of them should be of the selection; nothing
  // when reading each facet costs less or another order comes first. It begins before the position when the
  // ordering has more than the time.
  std::optional<Scan> scan(const std::optional<Position>& behind, std::size_t wanted) const {
    if (everything_ || known_.empty() || !ordering_.before().empty()) return std::nullopt;
    const auto around = dictionary_.rowsAround(known_);
    const std::size_t probes = known_.size() * connection_.dialect().rowsForAProbe();
    const double likely = static_cast<double>(wanted) * around.value_or(mostScanned);
    if (!around || likely > static_cast<double>(std::min(probes, mostScanned))) return std::nullopt;
    const std::size_t looked = scanMargin * static_cast<std::size_t>(likely);
    if (!behind) return Scan{known_, range().start(), looked, wanted};
    Key place = outside(behind->time);
    if (inRange(behind->time)) place = {behind->time, ordering_.after().empty() ? behind->id : aboveEveryId};
    return Scan{known_, place, looked, wanted};
  }

  // A scan looked as far as it may, and found too few.
  void noteScan(const Scan& scan, std::size_t found) const {
    dictionary_.noteScan(known_, scan.looked, found);
  }

  // From the start, or behind a position; leaves `skipped` rows out.
  Walk walk(const std::optional<Position>& behind, std::size_t skipped, std::size_t wanted) const {
    auto groups = groupsOf(behind);
    if (!behind) skipGroups(groups, skipped);
    Walk walk(connection_, Facets::table(), range(), std::move(groups), wanted);
    walk.skip(skipped);
    return walk;
  }

  // Where a step of the walk stands in the ordering.
  Position positionOf(const Walk::Step& step) const {
    if (step.facet == Arm::all) return {{}, step.key.time, {}, step.key.id};
    const auto& facet = dictionary_.at(step.facet);
    return {partsOf<Facets>(ordering_.before(), facet), step.key.time,
            partsOf<Facets>(ordering_.after(), facet), step.key.id};
  }

 private:
  static constexpr std::size_t scanMargin = 2, mostScanned = 1'000;

  void count() {
    const Rollup rollup(connection_, Facets::table());
    const auto accept = [this](FacetId id) { return onFacets_.matches(dictionary_.at(id)); };
    settled_ = everything_;
    newFacets_ = false;
    total_ = 0;
    facets_.clear();
    if (everything_) {
      rollup.askTotal(times_, total_);
    } else if (times_.everything()) {
      known_ = dictionary_.seen([&](const auto& facet) { return onFacets_.matches(facet); });
      newestKnown_ = dictionary_.newest();
      rollup.askFacets(known_, newestKnown_, facets_);
    } else {
      known_ = RangeCounts(connection_, Facets::table()).askFacets(times_, accept, facets_);
      newestKnown_ = dictionary_.newest();
    }
  }

  std::int64_t idsSince(Timestamp time) const {
    return connection_.dialect().idsSince(Facets::table(), time);
  }

  bool inRange(Timestamp time) const { return time >= times_.low && time <= times_.high; }

  std::vector<Group> groupsOf(const std::optional<Position>& behind) const {
    settle();
    if (everything_) return wholeTable(behind);
    std::vector<FacetId> facets;
    for (const auto& [facet, n] : facets_) facets.push_back(facet);
    return groupsBehind(facets, behind);
  }

  void settle() const {
    connection_.settle();
    if (std::exchange(settled_, true)) return;
    std::erase_if(facets_, [&](const auto& each) {
      return each.first > newestKnown_ && !onFacets_.matches(dictionary_.at(each.first));
    });
    newFacets_ = !facets_.empty() && facets_.rbegin()->first > newestKnown_;
    for (const auto& [facet, n] : facets_) total_ += n;
  }

  std::vector<Group> wholeTable(const std::optional<Position>& behind) const {
    return {Group{{Arm{.place = behind ? placeFor({}, *behind) : range().start()}}}};
  }

  std::vector<Group> groupsBehind(const std::vector<FacetId>& facets,
                                  const std::optional<Position>& behind) const {
    std::map<Parts, Group, Less> groups(Less{&ordering_.before()});
    std::map<Parts, std::size_t, Less> ranks(Less{&ordering_.after()});
    for (const FacetId id : facets) ranks[partsOf<Facets>(ordering_.after(), dictionary_.at(id))];
    for (std::size_t rank = 0; auto& each : ranks) each.second = rank++;
    for (const FacetId id : facets) {
      const auto& facet = dictionary_.at(id);
      const Parts before = partsOf<Facets>(ordering_.before(), facet);
      const Parts after = partsOf<Facets>(ordering_.after(), facet);
      const auto side = behind ? Ordering::compare(ordering_.before(), before, behind->before)
                               : std::strong_ordering::greater;
      if (side < 0) continue;
      groups[before].arms.push_back(Arm{.facet = id,
                                        .rank = ranks[after],
                                        .place = side == 0 ? placeFor(after, *behind) : range().start()});
      if (const auto counted = facets_.find(id); counted != facets_.end())
        groups[before].rows += counted->second;
    }
    std::vector<Group> ordered;
    for (auto& [parts, group] : groups) ordered.push_back(std::move(group));
    return ordered;
  }

  // Where an arm goes on so that everything up to `behind` is left out: at its time, rows of lower rank were
  // shown, those of higher rank were not.
  Key placeFor(const Parts& after, const Position& behind) const {
    if (!inRange(behind.time)) return outside(behind.time);
    const auto side = Ordering::compare(ordering_.after(), after, behind.after);
    return {behind.time, side < 0 ? 0 : side > 0 ? aboveEveryId : behind.id};
  }

  // A cursor of a wider range was given: begin at the edge, or find nothing.
  Key outside(Timestamp time) const {
    const bool beforeStart = ordering_.timeDescending() ? time > times_.high : time < times_.low;
    return beforeStart ? range().start() : Key{ordering_.timeDescending() ? times_.low : times_.high, 0};
  }

  static void skipGroups(std::vector<Group>& groups, std::size_t& skipped) {
    std::size_t first = 0;
    for (; first < groups.size() && groups[first].rows > 0 && groups[first].rows <= skipped; ++first)
      skipped -= groups[first].rows;
    groups.erase(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(first));
  }

  struct Less {
    const std::vector<Ordering::Column>* columns;
    bool operator()(const Parts& a, const Parts& b) const { return Ordering::compare(*columns, a, b) < 0; }
  };

  Connection& connection_;
  Dictionary<Facets>& dictionary_;
  const Ordering& ordering_;
  TimeRange times_;
  bool everything_;
  typename Facets::Filter onFacets_;
  std::vector<FacetId> known_;  // before anything was waited for
  FacetId newestKnown_ = 0;
  // What is waited for:
  mutable bool settled_ = true;
  mutable bool newFacets_ = false;
  mutable std::uint64_t total_ = 0;
  mutable Rollup::Counts facets_;
};

}  // namespace vedette::storage
