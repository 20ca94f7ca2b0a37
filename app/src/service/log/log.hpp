#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "vedette/app/settings.hpp"

namespace vedette::app {

// The log on standard error. A thread of its own writes it; what waits is bounded, and beyond it lines are
// dropped and counted, so that a slow terminal or disk never holds a request up.
class Log {
 public:
  explicit Log(const LogSettings&);
  ~Log();  // writes what waits

  void debug(std::string_view);
  void info(std::string_view);
  void warning(std::string_view);
  void error(std::string_view);

  // A line of JSON, as it is. It is written within a tenth of a second, with others.
  void access(std::string_view line);

  std::uint64_t dropped() const;  // lines

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace vedette::app
