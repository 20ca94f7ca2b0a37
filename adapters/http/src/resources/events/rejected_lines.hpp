#pragma once

#include <string>
#include <vector>

#include "vedette/error.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::http {

// The lines of a bulk request that hold no good event: all of them counted, the first ones kept.
class RejectedLines {
 public:
  static constexpr std::size_t maxKept = 100;

  void add(std::size_t line, Error);
  std::uint64_t count() const { return count_; }

  // [{"line":3,"detail":"...","errors":{"severity":["..."]}}]
  void write(json::Writer&) const;

 private:
  struct Rejected {
    std::size_t line;
    Error error;
  };
  std::uint64_t count_ = 0;
  std::vector<Rejected> kept_;
};

}  // namespace vedette::http
