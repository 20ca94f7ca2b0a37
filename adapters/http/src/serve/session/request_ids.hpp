#pragma once

#include <cstdint>
#include <string>

namespace vedette::http {

// Ids for requests whose client sent none: random for the process and loop, then counting. Unique, not
// secret.
class RequestIds {
 public:
  RequestIds();
  void next(std::string& id);  // 24 hex digits

 private:
  std::string prefix_;
  std::uint32_t count_ = 0;
};

}  // namespace vedette::http
