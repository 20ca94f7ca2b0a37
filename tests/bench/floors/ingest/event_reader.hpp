#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/event_row.hpp"

namespace vedette::bench {

// Reads events, a line each, with RapidJSON in situ. The rows point into the given text and into this object,
// and are good until the next read().
class EventReader {
 public:
  // False when a line is no event. `text` ends with or without a line end.
  bool read(std::string_view text);

  const std::vector<EventRow>& rows() const { return rows_; }

 private:
  bool readLine(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::string scratch_;  // a copy of the text, decoded in place
  std::vector<EventRow> rows_;
};

}  // namespace vedette::bench
