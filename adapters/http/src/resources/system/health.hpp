#pragma once

#include <chrono>

#include "../../route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// {"status":"healthy|degraded","reason":(why
// degraded),"components":{"database":"connected",...},"version","uptime_seconds"}
class Health {
 public:
  explicit Health(const Services&);

  // 200 when healthy, else the given status: at the root a monitor reads the body, under /api/v1 a load
  // balancer reads the status.
  Response operator()(unsigned statusWhenDegraded) const;

 private:
  std::function<SystemState()> state_;
  std::string version_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace vedette::http
