#include "endpoint.hpp"

#include <arpa/inet.h>

#include <limits>

#include "units.hpp"

namespace vedette::app {
namespace {

bool isAddress(int family, const std::string& address) {
  in6_addr parsed;  // large enough for either family
  return inet_pton(family, address.c_str(), &parsed) == 1;
}

}  // namespace

std::optional<Endpoint> parseEndpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return {};
  const auto port = parseNumber(text.substr(colon + 1));
  if (!port || *port > std::numeric_limits<std::uint16_t>::max()) return {};
  std::string_view host = text.substr(0, colon);
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  const std::string address(host == "localhost" ? "127.0.0.1" : host);
  if (!isAddress(bracketed ? AF_INET6 : AF_INET, address)) return {};
  return Endpoint{address, static_cast<std::uint16_t>(*port)};
}

std::string formatEndpoint(const std::string& address, std::uint16_t port) {
  const bool six = address.find(':') != std::string::npos;
  return (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

bool isLoopback(const std::string& address) { return address == "::1" || address.starts_with("127."); }

}  // namespace vedette::app
