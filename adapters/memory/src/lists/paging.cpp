#include "lists/paging.hpp"

namespace vedette::memory {

Error badCursor() {
  return invalid(std::vector<FieldError>{
      {"cursor", Violation::BadFormat, "The cursor must be one that this list gave in this order.", {}}});
}

}  // namespace vedette::memory
