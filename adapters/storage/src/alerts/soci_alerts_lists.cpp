#include <algorithm>
#include <array>

#include "alerts/soci_alerts.hpp"
#include "facets/paging/paging.hpp"
#include "vedette/json/alert_json.hpp"

namespace vedette::storage {
namespace {

constexpr std::array idAlone{Kind::Integer};

RowReader<Alert> readerOf(const AlertRows& rows) {
  return {[&rows](const auto& ids) { return rows.fetch(ids); },
          [&rows](const auto&... arm) { return rows.fetchArm(arm...); },
          [&rows](const auto&... arms) { return rows.fetchArms(arms...); },
          [&rows](const auto&... scan) { return rows.fetchScan(scan...); }};
}

// The alerts that name one of the entities and match the rest of the filter; Limited when they are too many.
Result<std::vector<Alert>> withEntities(Connection& connection, const AlertRows& rows,
                                        const AlertFilter& filter) {
  std::vector<AlertId> ids;
  connection.each("SELECT DISTINCT alert_id FROM alert_entities WHERE " +
                      connection.dialect().amongTexts("value") + " LIMIT ?",
                  idAlone, {json::fromTexts(filter.entities), maxSearched + 1},
                  [&](Row& row) { ids.push_back(row.integer(0)); });
  if (ids.size() > maxSearched) return tooManyToSearch(ids.size());
  std::vector<Alert> found;
  for (std::size_t at = 0; at < ids.size(); at += searchPiece) {
    const auto piece = std::span(ids).subspan(at, std::min(searchPiece, ids.size() - at));
    for (Alert& alert : rows.fetch({piece.begin(), piece.end()}))
      if (filter.matches(alert)) found.push_back(std::move(alert));
  }
  return found;
}

void keepSmallest(std::vector<AlertId>& ids, std::size_t limit) {
  std::sort(ids.begin(), ids.end());
  if (ids.size() > limit) ids.resize(limit);
}

// Of more alerts than can be sorted cheaply: in the order of the ids from the start.
std::vector<AlertId> selectById(Connection& connection, Dictionary<AlertFacets>& facets,
                                const AlertFilter& filter, AlertId after, std::size_t limit) {
  static constexpr std::array columns{Kind::Integer, Kind::Integer, Kind::Time};
  static constexpr std::size_t piece = 10'000;
  const AlertFilter wanted = AlertFacets::onFacets(filter);
  const TimeRange times = AlertFacets::timesOf(filter);
  std::vector<AlertId> ids;
  for (bool more = true; more && ids.size() < limit;) {
    std::size_t read = 0;
    std::vector<std::pair<AlertId, FacetId>> candidates;
    connection.each("SELECT id, facet_id, created_at FROM alerts WHERE id > ? ORDER BY id LIMIT ?", columns,
                    {after, piece}, [&](Row& row) {
                      ++read;
                      after = row.integer(0);
                      if (row.time(2) >= times.low && row.time(2) <= times.high)
                        candidates.emplace_back(after, row.integer(1));
                    });
    for (const auto& [id, facet] : candidates)
      if (ids.size() < limit && wanted.matches(facets.at(facet))) ids.push_back(id);
    more = read == piece;
  }
  return ids;
}

}  // namespace

Result<Page<Alert>> SociAlerts::list(const AlertQuery& query) const {
  return connection_.guarded([&]() -> Result<Page<Alert>> {
    if (query.filter.entities.empty())
      return storage::list<AlertFacets, AlertQuery>(connection_, rows_.facets(), query, readerOf(rows_));
    const Ordering ordering = orderingOf<AlertFacets>(query.order);
    std::optional<Position> behind;
    if (!query.page.cursor.empty() && !(behind = ordering.placeOf(query.page.cursor))) return badCursor();
    auto found = withEntities(connection_, rows_, query.filter);
    if (!found) return std::move(found).error();
    std::sort(found->begin(), found->end(), [&](const Alert& a, const Alert& b) {
      return ordering.precedes(positionOf<AlertFacets>(ordering, a), positionOf<AlertFacets>(ordering, b));
    });
    PageOfSearch<AlertFacets> page(ordering, behind, query.page);
    for (Alert& alert : *found) page.take(std::move(alert));
    return page.page();
  });
}

Result<std::vector<AlertId>> SociAlerts::select(const AlertFilter& filter, AlertId after,
                                                std::size_t limit) const {
  return connection_.guarded([&]() -> Result<std::vector<AlertId>> {
    std::vector<AlertId> ids;
    const auto take = [&](const Alert& alert) {
      if (alert.id > after) ids.push_back(alert.id);
    };
    if (!filter.entities.empty()) {
      const auto found = withEntities(connection_, rows_, filter);
      if (!found) return found.error();
      for (const Alert& alert : *found) take(alert);
      keepSmallest(ids, limit);
      return ids;
    }
    const Ordering ordering = orderingOf<AlertFacets>({});
    const Selection<AlertFacets> selection(connection_, rows_.facets(), filter, ordering);
    if (filter.searches()) {
      auto searched = search<AlertFacets>(selection, filter, readerOf(rows_), take);
      if (!searched) return std::move(searched).error();
    } else if (selection.total() > maxSearched) {
      return selectById(connection_, rows_.facets(), filter, after, limit);
    } else {
      Walk walk = selection.walk({}, 0, static_cast<std::size_t>(selection.total()));
      while (const auto step = walk.next())
        if (step->key.id > after) ids.push_back(step->key.id);
    }
    keepSmallest(ids, limit);
    return ids;
  });
}

}  // namespace vedette::storage
