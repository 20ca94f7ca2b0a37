#pragma once

#include <string_view>

#include "vedette/domain/detection/engine/log_source_map.hpp"
#include "vedette/result.hpp"

namespace vedette::sigma {

// Reads a data file of log sources; its format stands in data/log_sources.yml.
Result<detection::LogSourceMap> readLogSources(std::string_view yaml);

// data/log_sources.yml, as it was built in.
const detection::LogSourceMap& shippedLogSources();

}  // namespace vedette::sigma
