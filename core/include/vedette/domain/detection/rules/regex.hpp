#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vedette::detection {

// A compiled regular expression, made by the port PatternEngine. Any number of threads may search with one at
// a time.
class Regex {
 public:
  enum class Found : std::uint8_t {
    No,
    Yes,
    GaveUp,  // the search cost more than its bound: nobody knows whether it is there
  };
  struct Flags {
    bool ignoreCase = false;
    bool multiLine = false;  // ^ and $ at every line
    bool dotAll = false;     // the dot takes line ends too
    bool operator==(const Flags&) const = default;
  };

  virtual ~Regex() = default;
  virtual Found search(std::string_view text) const = 0;  // anywhere in it; bounded in time

  const std::string& source() const { return source_; }
  Flags flags() const { return flags_; }

 protected:
  Regex(std::string source, Flags flags) : source_(std::move(source)), flags_(flags) {}

 private:
  std::string source_;
  Flags flags_;
};

}  // namespace vedette::detection
