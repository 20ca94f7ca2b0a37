#pragma once

#include <string>
#include <string_view>

#include "vedette/result.hpp"

namespace vedette::storage {

enum class Product { Sqlite, Postgres };

struct Location {
  Product product;
  std::string where;  // the file's path, or libpq's URI
};

// Unavailable, naming what is allowed, for anything but the two kinds of URL.
Result<Location> locate(const std::string& url);

}  // namespace vedette::storage
