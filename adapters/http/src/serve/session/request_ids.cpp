#include "serve/session/request_ids.hpp"

#include <random>

namespace vedette::http {
namespace {

void appendHex(std::string& out, std::uint32_t value) {
  constexpr char hex[] = "0123456789abcdef";
  for (int shift = 28; shift >= 0; shift -= 4) out += hex[(value >> shift) & 15];
}

}  // namespace

RequestIds::RequestIds() {
  std::random_device random;
  appendHex(prefix_, random());
  appendHex(prefix_, random());
}

void RequestIds::next(std::string& id) {
  id = prefix_;
  appendHex(id, ++count_);
}

}  // namespace vedette::http
