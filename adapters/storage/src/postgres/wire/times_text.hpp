#pragma once

#include <string>

#include "vedette/domain/timestamp.hpp"

namespace vedette::storage {

// The text of a PostgreSQL array of times.
class TimesText {
 public:
  void add(Timestamp time) {
    if (text_.size() > 1) text_ += ',';
    appendTimestamp(text_, time);
  }
  std::string text() const { return text_ + '}'; }

 private:
  std::string text_ = "{";
};

}  // namespace vedette::storage
