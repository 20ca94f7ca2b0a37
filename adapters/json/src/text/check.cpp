#include "vedette/json/check.hpp"

#include "text/reader.hpp"

namespace vedette::json {

Result<void> check(std::string_view json) {
  Sink nobody;
  return read(json, nobody, Root::Any);
}

}  // namespace vedette::json
