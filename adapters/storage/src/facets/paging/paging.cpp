#include "facets/paging/paging.hpp"

namespace vedette::storage {

Error tooManyToSearch(std::uint64_t rows) {
  return {ErrorKind::Invalid,
          "The search would read " + std::to_string(rows) + " rows; at most " + std::to_string(maxSearched) +
              " are searched. Narrow it by since, until, severity, source or another filter."};
}

}  // namespace vedette::storage
