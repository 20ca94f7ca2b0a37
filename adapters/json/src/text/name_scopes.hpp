#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vedette::json {

// The names of the objects that are open, to find one that stands twice in its object. They are compared when
// the object closes: in n log n whatever the names are, with no hash that a sender could aim at.
class NameScopes {
 public:
  NameScopes() {
    names_.reserve(16);
    starts_.reserve(8);
  }

  std::size_t depth() const { return starts_.size(); }

  void open() { starts_.push_back(names_.size()); }
  void add(std::string_view name) { names_.push_back(name); }

  // Closes the innermost scope. The later one of two equal names in it, or a null view.
  std::string_view close();

 private:
  std::vector<std::string_view> names_;
  std::vector<std::size_t> starts_;
};

}  // namespace vedette::json
