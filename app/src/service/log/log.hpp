#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "vedette/app/settings.hpp"

namespace vedette::app {

// The log on standard error. A thread of its own writes it; its queue is bounded, and when it is full the
// oldest lines are dropped and counted, so that a slow terminal or disk never holds a request up.
class Log {
 public:
  explicit Log(const LogSettings&);
  ~Log();  // writes what has queued

  void debug(std::string_view);
  void info(std::string_view);
  void warning(std::string_view);
  void error(std::string_view);

  // A line of JSON, as it is. Gathered: it may wait for the next flush() or for other lines.
  void access(std::string_view line);
  void flush();

  std::uint64_t dropped() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace vedette::app
