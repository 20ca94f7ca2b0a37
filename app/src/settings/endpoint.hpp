#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::app {

// An address to listen on: an IP address ("localhost" is 127.0.0.1) and a port.
struct Endpoint {
  std::string address;
  std::uint16_t port = 0;
};

// 127.0.0.1:8000, [::1]:8000, localhost:8000
std::optional<Endpoint> parseEndpoint(std::string_view);
std::string formatEndpoint(const std::string& address, std::uint16_t port);
bool isLoopback(const std::string& address);

}  // namespace vedette::app
