#include "limits/network.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace vedette::http {
namespace {

constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::uint64_t numberOf(std::span<const std::uint8_t> bytes) {
  std::uint64_t number = 0;
  for (const std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

}  // namespace

std::uint64_t networkOf(std::string_view address) {
  const std::string text(address.substr(0, address.find('%')));  // without a zone
  std::array<std::uint8_t, 4> four{};
  if (inet_pton(AF_INET, text.c_str(), four.data()) == 1) return numberOf(four);
  std::array<std::uint8_t, 16> six{};
  if (inet_pton(AF_INET6, text.c_str(), six.data()) != 1) return 0;
  const std::span bytes(six);
  const bool isMapped = std::equal(mapped.begin(), mapped.end(), bytes.begin());
  return numberOf(isMapped ? bytes.last(4) : bytes.first(8));
}

}  // namespace vedette::http
