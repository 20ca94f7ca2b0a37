#include <array>

#include "facets/paging/arm_rows.hpp"
#include "sql/connection.hpp"
#include "sqlite/sqlite_dialect.hpp"

namespace vedette::storage {

// A statement an arm: it costs microseconds, and only what is taken from an arm is read.
void SqliteDialect::readKeys(Connection& connection, const FacetTable& table, const KeyRange& range,
                             std::vector<Arm*>& arms, std::size_t count) const {
  static constexpr std::array columns{Kind::Time, Kind::Integer};
  const std::string names = table.time + ", id";
  for (Arm* arm : arms)
    connection.each(armStatement(table, names, *arm, range), columns, armValues(*arm, range, count),
                    [&](Row& row) {
                      arm->keys.push_back({row.time(0), row.integer(1)});
                    });
}

}  // namespace vedette::storage
