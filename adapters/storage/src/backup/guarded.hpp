#pragma once

#include <string>
#include <type_traits>

#include "backup/problem.hpp"
#include "sql/dialect.hpp"
#include "vedette/result.hpp"

namespace vedette::storage::backup {

// What the work was at, for what is said when the database fails.
struct Position {
  std::string_view table;
  std::uint64_t row = 0;  // the last that was surely done
};

// The edge of the adapter: what was thrown becomes an Error.
template <class Work>
auto guarded(const Dialect& dialect, const Position& at, Work&& work) -> Result<std::invoke_result_t<Work>> {
  try {
    return work();
  } catch (const Problem& problem) {
    return problem.error();
  } catch (const std::exception& problem) {
    const std::string place =
        at.table.empty() ? "" : " behind row " + std::to_string(at.row) + " of " + std::string(at.table);
    return unavailable("The database failed" + place + ": " + dialect.classify(problem).reason + ".");
  }
}

}  // namespace vedette::storage::backup
