#include "request.hpp"
#include "text/percent.hpp"

namespace vedette::http {

std::optional<Parameters> parseParameters(std::string_view encoded) {
  Parameters parameters;
  while (!encoded.empty()) {
    const std::size_t end = std::min(encoded.find('&'), encoded.size());
    const std::string_view pair = encoded.substr(0, end);
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = percentDecoded(pair.substr(0, equals), Plus::AsSpace);
    auto value = percentDecoded(pair.substr(std::min(equals + 1, pair.size())), Plus::AsSpace);
    if (!name || !value) return std::nullopt;
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

}  // namespace vedette::http
