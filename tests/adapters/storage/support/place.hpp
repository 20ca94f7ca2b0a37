#pragma once

#include <memory>
#include <string>

namespace vedette::test {

// Where a database may be made: nothing is there yet, and all of it goes with the object.
class Place {
 public:
  virtual ~Place() = default;
  virtual std::string url() const = 0;
};

// Every product's test program defines it.
std::unique_ptr<Place> makePlace();

}  // namespace vedette::test
