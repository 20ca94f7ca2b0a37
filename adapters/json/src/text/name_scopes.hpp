#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "vedette/domain/events/attributes.hpp"

namespace vedette::json {

// The names of the objects that are open, to find one that stands twice in its object. They are compared when
// the object closes: in n log n whatever the names are, with no hash that a sender could aim at.
class NameScopes {
 public:
  static constexpr std::size_t maxDepth = Attributes::maxDepth + 1;  // attributes are a member of something

  NameScopes() { names_.reserve(16); }

  std::size_t depth() const { return depth_; }

  // Only while depth() < maxDepth.
  void open() { starts_[depth_++] = names_.size(); }
  void add(std::string_view name) { names_.push_back(name); }

  // Closes the innermost scope. The later one of two equal names in it, or a null view.
  std::string_view close();

 private:
  std::vector<std::string_view> names_;
  std::array<std::size_t, maxDepth> starts_;
  std::size_t depth_ = 0;
};

}  // namespace vedette::json
