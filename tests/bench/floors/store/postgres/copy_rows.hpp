#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vedette::bench {

// Rows in the binary format of PostgreSQL's COPY (its manual, COPY, "Binary Format").
class CopyRows {
 public:
  CopyRows();

  void row(int fields);
  void integer(std::int64_t value);
  void time(std::int64_t microseconds);  // since 1970
  void text(std::string_view text);

  const std::string& finish();  // with the trailer
  void clear();

 private:
  template <class Integer>
  void append(Integer value);  // in network order

  std::string bytes_;
};

}  // namespace vedette::bench
