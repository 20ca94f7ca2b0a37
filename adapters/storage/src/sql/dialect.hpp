#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/failure.hpp"
#include "sql/sql_session.hpp"

namespace vedette::storage {

class Connection;
struct FacetTable;
struct KeyRange;
struct Arm;

struct CountDelta {
  Timestamp start;  // of a span of time
  std::int64_t facet;
  std::int64_t n;
};

// Rows that a transaction has just stored, from an id on: how many by the second, for whom reading them costs
// more.
struct FreshRows {
  std::int64_t first;
  std::vector<CountDelta> bySecond;
};

enum class Access { Read, Write };

// Where the databases differ. Everything may throw what SOCI throws.
class Dialect {
 public:
  virtual ~Dialect() = default;

  virtual std::unique_ptr<SqlSession> connect(Access) const = 0;
  virtual std::string countTables() const = 0;  // of the name that the parameter gives
  virtual Failure classify(const std::exception&) const = 0;

  // `column` is one of the elements of the JSON array or of the integers that the parameter gives.
  virtual std::string amongTexts(std::string_view column) const = 0;
  virtual std::string amongIntegers(std::string_view column) const = 0;

  // The start of the span of a width that holds the time in a column.
  virtual std::string startOf(std::string_view time, std::chrono::seconds width) const = 0;

  // An id that every row of the time or later has reached, as high as is known without reading.
  virtual std::int64_t idsSince(const FacetTable&, Timestamp) const { return 0; }

  // How many rows side by side cost about as much to read as finding another place in an index.
  virtual std::size_t rowsForAProbe() const = 0;

  // Moves a counter on by `count` and gives where it stood; nothing when there is none of that name.
  virtual std::optional<std::int64_t> moveOn(Connection&, std::string_view counter,
                                             std::size_t count) const = 0;

  // To the numbers of the facets and of their hours; each (hour, facet) stands there once.
  virtual void addCounts(Connection&, const FacetTable&, const std::vector<CountDelta>&) const = 0;

  // Adds the rows that are not there yet to the derived counts (facets/facet_table.hpp).
  virtual void foldCounts(Connection&, const FacetTable&, const FreshRows&) const = 0;

  // To the derived counts, when all rows are folded and the hours hold it; each (second, facet) once.
  virtual void deriveCounts(Connection&, const FacetTable&, const std::vector<CountDelta>&) const = 0;

  // One step of Database::tidy, outside of any transaction.
  virtual bool tidy(Connection& reader, Connection& writer) const = 0;

  // Inside a transaction that moved the counters on by itself: a place for every id below them.
  virtual void makeRoom(Connection& writer) const = 0;

  // The next `count` keys of each arm, behind its place.
  virtual void readKeys(Connection&, const FacetTable&, const KeyRange&, std::vector<Arm*>&,
                        std::size_t count) const = 0;

  // The first `count` rows of several arms, merged. False when these may be others than those that it gave,
  // or none are given because reading them one by one costs no more.
  virtual bool readMerged(Connection&, const FacetTable&, std::string_view /*columnList*/, Columns,
                          const std::vector<Arm>&, const KeyRange&, std::size_t /*count*/,
                          const OnRow&) const {
    return false;
  }
};

}  // namespace vedette::storage
