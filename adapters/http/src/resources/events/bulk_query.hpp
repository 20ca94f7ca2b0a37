#pragma once

#include <optional>

#include "../../request.hpp"
#include "vedette/domain/events/profile/source_profiles.hpp"

namespace vedette::http {

// The lines are as their source writes them.
struct RawLines {
  const SourceProfile* profile;
  RawOrigin origin;
};

// What the query of a bulk request says of its lines. `raw` is none: they are events as /api/v1 takes them.
struct BulkQuery {
  std::optional<RawLines> raw = {};
};

// format=json (or ndjson) | raw; for raw source_name and, when known, product, category, service, profile.
// Points into the profiles.
Result<BulkQuery> readBulkQuery(const Request&, const SourceProfiles&);

}  // namespace vedette::http
