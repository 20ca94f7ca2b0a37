#pragma once

#include <string>
#include <string_view>

#include "text/sink.hpp"
#include "vedette/result.hpp"

namespace vedette::json {

enum class Root { Object, Any };

// Reads one JSON text in one pass and tells the sink. Strict: what Object::parse() promises to refuse is
// refused here, for every reader. The sink may have heard a part of a text that is refused. A refused name or
// value names the member of the outermost object that it stands in.
Result<void> read(std::string_view json, Sink&, Root);

// The same, in a copy that the caller keeps: what the sink heard lives as long as that.
Result<void> read(std::string_view json, std::string& copy, Sink&, Root);

}  // namespace vedette::json
