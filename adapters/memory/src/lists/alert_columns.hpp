#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "vedette/domain/alerts/alert_filter.hpp"

namespace vedette::memory {

// The columns that alerts are ordered by. An alert without the severity of an event stands below the least.
struct AlertColumns {
  using Row = Alert;
  using Key = AlertKey;
  static constexpr std::string_view list = "alerts";

  static Timestamp& time(Alert& alert) { return alert.createdAt; }
  static Timestamp time(const Alert& alert) { return alert.createdAt; }
  static std::strong_ordering compare(AlertKey, const Alert&, const Alert&);

  // A column's value as text without NUL, and back into an alert; false when it is no value of the column.
  static std::string write(AlertKey, const Alert&);
  static bool read(AlertKey, std::string_view value, Alert&);
};

}  // namespace vedette::memory
