#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "sql/value.hpp"

namespace vedette::storage::backup {

struct Column {
  std::string_view name;
  Kind kind;
};

std::vector<Kind> kindsOf(std::span<const Column>);

struct Table {
  std::string_view name;
  std::vector<std::string_view> key;  // the primary key, which rows are read by
  std::vector<Column> columns;
  bool seeded = false;  // a migration fills it: its rows replace those

  const Column* find(std::string_view column) const;
};

// Raised with every table or column that is added. A column that an older backup lacks takes the default that
// its migration gives it, so it must have one or be nullable.
inline constexpr int contentsVersion = 2;

// What a backup holds: every table with every column, each table behind those that it refers to.
std::span<const Table> catalogue();

// What is left out: what is applied to a database is no content, and facets/span_counts makes the others.
inline constexpr std::array<std::string_view, 8> leftOut{"schema_migrations", "folded",        "event_days",
                                                         "event_minutes",     "event_seconds", "alert_days",
                                                         "alert_minutes",     "alert_seconds"};

const Table* findTable(std::string_view name);

}  // namespace vedette::storage::backup
