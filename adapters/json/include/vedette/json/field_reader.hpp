#pragma once

#include <string>
#include <string_view>

#include "vedette/domain/detection/engine/event_fields.hpp"
#include "vedette/result.hpp"

namespace vedette::json {

// Reads an event, a JSON object, straight into the fields that rules ask for. `_ls_category`, `_ls_product`
// and
// `_ls_service` in it tell its log source and are no content.
class FieldReader {
 public:
  // Clears and fills the fields; what they view lives until the next read. Invalid when it is no sound JSON
  // object, or nested deeper than 64 levels.
  Result<void> read(std::string_view json, detection::EventFields&);

 private:
  std::string text_;
};

}  // namespace vedette::json
