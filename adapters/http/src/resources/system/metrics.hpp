#pragma once

#include "../../engine_figures.hpp"
#include "../../route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// GET /metrics in Prometheus' text format 0.0.4. A name that ends in _total is a counter, a family with
// _bucket lines a histogram, everything else a gauge.
class Metrics {
 public:
  Metrics(const Services&, const EngineFigures&);
  Response operator()(const Call&) const;

 private:
  std::function<SystemState()> state_;
  std::string version_;
  const EngineFigures* figures_;
};

}  // namespace vedette::http
