#include "vedette/domain/detection/rules/ip_network.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace vedette::detection {
namespace {

std::optional<unsigned> number(std::string_view digits, unsigned most, int base) {
  unsigned value = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, problem] = std::from_chars(digits.data(), end, value, base);
  if (digits.empty() || problem != std::errc() || rest != end || value > most) return {};
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<std::array<std::uint8_t, 4>> quad(std::string_view text) {
  std::array<std::uint8_t, 4> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto dot = text.find('.');
    if ((dot == std::string_view::npos) != (i + 1 == bytes.size())) return {};
    const std::string_view part = text.substr(0, dot);
    const auto value = part.size() > 3 ? std::nullopt : number(part, 255, 10);
    if (!value) return {};
    bytes[i] = static_cast<std::uint8_t>(*value);
    text.remove_prefix(std::min(part.size() + 1, text.size()));
  }
  return bytes;
}

// The bytes of "fe80:0:1" or "ffff:10.1.2.3"; of nothing, none.
std::optional<std::vector<std::uint8_t>> groups(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  if (text.empty()) return bytes;
  const auto parts = split(text, ':');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
      const auto tail = quad(parts[i]);
      if (!tail) return {};
      bytes.insert(bytes.end(), tail->begin(), tail->end());
      break;
    }
    const auto value = number(parts[i], 0xFFFF, 16);
    if (!value || parts[i].size() > 4) return {};
    bytes.push_back(static_cast<std::uint8_t>(*value >> 8));
    bytes.push_back(static_cast<std::uint8_t>(*value & 0xFF));
  }
  return bytes;
}

std::optional<IpAddress> sixth(std::string_view text) {
  const auto gap = text.find("::");
  const bool compressed = gap != std::string_view::npos;
  const auto head = groups(text.substr(0, gap));
  const auto tail = groups(compressed ? text.substr(gap + 2) : std::string_view{});
  if (!head || !tail) return {};
  const std::size_t size = head->size() + tail->size();
  if (compressed ? size > 14 : size != 16) return {};
  IpAddress address{.v6 = true};
  std::copy(head->begin(), head->end(), address.bytes.begin());
  std::copy(tail->begin(), tail->end(), address.bytes.end() - static_cast<std::ptrdiff_t>(tail->size()));
  return address;
}

// ::ffff:10.1.2.3 (RFC 4291, 2.5.5.2)
bool isMapped(const IpAddress& address) {
  const auto middle = address.bytes.begin() + 10;
  return std::all_of(address.bytes.begin(), middle, [](auto byte) { return byte == 0; }) &&
         middle[0] == 0xFF && middle[1] == 0xFF;
}

bool begins(const std::uint8_t* address, const std::uint8_t* base, unsigned bits) {
  const unsigned whole = bits / 8, rest = bits % 8;
  return std::equal(base, base + whole, address) &&
         (rest == 0 || ((address[whole] ^ base[whole]) >> (8 - rest)) == 0);
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  if (text.size() > 45) return {};
  if (text.find(':') != std::string_view::npos) return sixth(text.substr(0, text.find('%')));
  const auto bytes = quad(text);
  if (!bytes) return {};
  IpAddress address;
  std::copy(bytes->begin(), bytes->end(), address.bytes.begin());
  return address;
}

std::optional<IpNetwork> IpNetwork::parse(std::string_view text) {
  const auto slash = text.find('/');
  const auto base = IpAddress::parse(text.substr(0, slash));
  if (!base) return {};
  const unsigned bits = base->v6 ? 128 : 32;
  if (slash == std::string_view::npos) return IpNetwork{*base, bits};
  const auto prefix = number(text.substr(slash + 1), bits, 10);
  if (!prefix) return {};
  return IpNetwork{*base, *prefix};
}

bool IpNetwork::contains(const IpAddress& address) const {
  if (address.v6 == base.v6) return begins(address.bytes.data(), base.bytes.data(), prefix);
  if (address.v6) return isMapped(address) && begins(address.bytes.data() + 12, base.bytes.data(), prefix);
  return prefix >= 96 && isMapped(base) && begins(address.bytes.data(), base.bytes.data() + 12, prefix - 96);
}

}  // namespace vedette::detection
