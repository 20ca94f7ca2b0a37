#include "facets/add_counts.hpp"

#include <map>

#include "facets/derived_counts.hpp"
#include "facets/paging/time_range.hpp"

namespace vedette::storage {
namespace {

// What is added to one span, as a whole and second by second.
struct Added {
  std::int64_t n = 0;
  std::vector<CountDelta> deltas = {};
};

}  // namespace

void AddCounts::operator()(const std::vector<CountDelta>& deltas) {
  toSpans(0, deltas);
  toFacets(deltas);
}

// An hour or minute that becomes crowded has its narrower spans counted from the rows; those of one that was
// so are added to.
void AddCounts::toSpans(std::size_t depth, const std::vector<CountDelta>& deltas) {
  const CountTable& spans = table_.counts[depth];
  std::map<std::pair<Timestamp, FacetId>, Added> added;
  for (const CountDelta& delta : deltas) {
    Added& span = added[{startOf(delta.second, spans.width), delta.facet}];
    span.n += delta.n;
    span.deltas.push_back(delta);
  }
  DerivedCounts fine(connection_, table_);
  std::vector<CountDelta> finer;
  for (const auto& [place, span] : added) {
    const auto& [start, facet] = place;
    const std::int64_t after = add(spans, start, facet, span.n), before = after - span.n;
    if (depth < FacetTable::hourly || (after > crowded && before > crowded))
      finer.insert(finer.end(), span.deltas.begin(), span.deltas.end());
    else if (after > crowded)
      fine.make(depth, start, facet);
    else if (before > crowded)
      fine.drop(depth, start, facet);
  }
  if (!finer.empty() && depth + 1 < table_.counts.size()) toSpans(depth + 1, finer);
}

std::int64_t AddCounts::add(const CountTable& spans, Timestamp start, FacetId facet, std::int64_t n) {
  return *connection_.integer("INSERT INTO " + spans.table + " (" + spans.start +
                                  ", facet_id, n) VALUES (?, ?, ?) ON CONFLICT (" + spans.start +
                                  ", facet_id) DO UPDATE SET n = n + excluded.n RETURNING n",
                              {start, facet, n});
}

void AddCounts::toFacets(const std::vector<CountDelta>& deltas) {
  std::map<FacetId, std::int64_t> sums;
  for (const CountDelta& delta : deltas) sums[delta.facet] += delta.n;
  for (const auto& [facet, n] : sums)
    connection_.run("UPDATE " + table_.facets + " SET n = n + ? WHERE id = ?", {n, facet});
}

}  // namespace vedette::storage
