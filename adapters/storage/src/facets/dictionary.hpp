#pragma once

#include <soci/error.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "facets/facet_table.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// The facets that a connection has seen. A facet never changes and never goes, so what is remembered stays
// true, but for those that a rollback took back. `Facets` says what a facet is (event_facets.hpp); in memory
// it is a row with only the facet's members set.
template <class Facets>
class Dictionary {
 public:
  using Row = typename Facets::Row;

  explicit Dictionary(Connection& connection) : connection_(connection) {}

  const Row& at(FacetId id) {
    if (!rows_.contains(id)) readNew();
    const auto known = rows_.find(id);
    if (known == rows_.end()) throw soci::soci_error("a facet is missing");
    return known->second;
  }

  // Those that were seen so far and match, and the newest of all that were: others are above it.
  template <class Accept>
  std::vector<FacetId> seen(Accept accept) const {
    std::vector<FacetId> ids;
    for (const auto& [id, row] : rows_)
      if (accept(row)) ids.push_back(id);
    return ids;
  }
  FacetId newest() const { return newest_; }

  // How many rows of all facets one row of these is expected among: as if all facets had as many, until a
  // scan found fewer. Nothing when it found none.
  std::optional<double> rowsAround(const std::vector<FacetId>& facets) const {
    if (const auto noted = rowsAround_.find(hashOf(facets)); noted != rowsAround_.end()) return noted->second;
    return static_cast<double>(rows_.size()) / static_cast<double>(facets.size());
  }
  void noteScan(const std::vector<FacetId>& facets, std::size_t looked, std::size_t found) {
    if (rowsAround_.size() == mostNoted) rowsAround_.clear();
    auto& noted = rowsAround_[hashOf(facets)];
    noted.reset();
    if (found > 0) noted = static_cast<double>(looked) / static_cast<double>(found);
  }

  // Whether the rows of these facets from an id on were too few for a page.
  bool isShortOf(const std::vector<FacetId>& facets, std::int64_t fromId) const {
    return short_.contains(hashOf(facets) ^ hashOf({fromId}));
  }
  void noteShort(const std::vector<FacetId>& facets, std::int64_t fromId) {
    if (short_.size() == mostNoted) short_.clear();
    short_.insert(hashOf(facets) ^ hashOf({fromId}));
  }

  // The facet of a row; made when there is none. Only within a write.
  FacetId idFor(const Row& row) {
    const std::string text = Facets::textOf(row);
    if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
    readNew();
    if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
    const FacetId id = connection_.reserve(Facets::counter, 1);
    Facets::insert(connection_, id, row);
    remember(id, Facets::facetOf(row));
    return id;
  }

  void forget() {
    rows_.clear();
    ids_.clear();
    newest_ = 0;
  }

 private:
  static constexpr std::size_t mostNoted = 1'000;

  // Whatever their order.
  static std::uint64_t hashOf(const std::vector<FacetId>& facets) {
    std::uint64_t sum = 0;
    for (const FacetId id : facets) {
      const std::uint64_t mixed = (static_cast<std::uint64_t>(id) + 1) * 0x9E3779B97F4A7C15u;
      sum += mixed ^ (mixed >> 32);
    }
    return sum;
  }

  // Ids are drawn by one writer at a time, so none below the newest one seen can appear later.
  void readNew() {
    Facets::readAbove(connection_, newest_, [this](FacetId id, Row row) { remember(id, std::move(row)); });
  }

  void remember(FacetId id, Row row) {
    ids_.emplace(Facets::textOf(row), id);
    rows_.emplace(id, std::move(row));
    newest_ = std::max(newest_, id);
  }

  Connection& connection_;
  std::unordered_map<FacetId, Row> rows_;
  std::unordered_map<std::string, FacetId> ids_;
  std::unordered_map<std::uint64_t, std::optional<double>> rowsAround_;  // hashes: a wrong one costs time
  std::unordered_set<std::uint64_t> short_;                              // the same
  FacetId newest_ = 0;
};

}  // namespace vedette::storage
