#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vedette::storage::backup {

// Of bytes that come in pieces.
class Sha256 {
 public:
  static constexpr std::size_t size = 32;

  Sha256();
  ~Sha256();

  void add(std::string_view bytes);
  std::string digest() const;  // of what was added so far, in binary

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vedette::storage::backup
