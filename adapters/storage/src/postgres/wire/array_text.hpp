#pragma once

#include <cstdint>
#include <string>

#include "vedette/domain/timestamp.hpp"

namespace vedette::storage {

// The text of a PostgreSQL array of numbers or times.
class ArrayText {
 public:
  void add(std::int64_t number) { element() += std::to_string(number); }
  void add(Timestamp time) { appendTimestamp(element(), time); }
  std::string text() const { return text_ + '}'; }

 private:
  std::string& element() {
    if (text_.size() > 1) text_ += ',';
    return text_;
  }
  std::string text_ = "{";
};

}  // namespace vedette::storage
