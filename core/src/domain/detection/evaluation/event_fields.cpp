#include "vedette/domain/detection/engine/event_fields.hpp"

#include <algorithm>

namespace vedette::detection {

void EventFields::alias(FieldId to, FieldId from) {
  for (std::uint32_t at = first(from); at != FieldValue::none; at = values_[at].next) {
    const FieldValue copy = values_[at];
    add(to, copy.kind, copy.text);
  }
}

void EventFields::forgetEpochs() {
  std::fill(heads_.begin(), heads_.end(), Head{});
  epoch_ = 1;
}

}  // namespace vedette::detection
