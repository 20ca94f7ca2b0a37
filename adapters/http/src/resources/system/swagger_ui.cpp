#include "swagger_ui.hpp"

#include <algorithm>

#include "gunzip.hpp"
#include "swagger_assets.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::http {

namespace {

// The component's images are data: URLs inside its style sheet.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// Whether the client takes gzip: named, and not with q=0 (RFC 9110, 12.5.3).
bool acceptsGzip(const Request& request) {
  std::string_view rest = request.field("accept-encoding");
  while (!rest.empty()) {
    const auto comma = rest.find(',');
    const std::string_view coding = rest.substr(0, comma);
    rest = comma == rest.npos ? std::string_view{} : rest.substr(comma + 1);
    const auto semicolon = coding.find(';');
    if (!equalsIgnoringCase(trimmed(coding.substr(0, semicolon)), "gzip")) continue;
    const std::string_view weight = semicolon == coding.npos ? "" : trimmed(coding.substr(semicolon + 1));
    return !(weight.starts_with("q=0") && weight.find_first_of("123456789") == weight.npos);
  }
  return false;
}

Response answerWith(const SwaggerAsset& asset, const Request& request) {
  Response response;
  response.contentType = asset.contentType;
  response.fields.emplace_back("Content-Security-Policy", policy);
  if (asset.gzipped) response.fields.emplace_back("Vary", "Accept-Encoding");
  if (asset.gzipped && acceptsGzip(request)) {
    response.fields.emplace_back("Content-Encoding", "gzip");
    response.body = asset.bytes;
  } else {
    response.body = asset.gzipped ? gunzip(asset.bytes) : std::string{asset.bytes};
  }
  return response;
}

Response answerNamed(std::string_view name, const Request& request) {
  const auto assets = swaggerAssets();
  const auto found =
      std::find_if(assets.begin(), assets.end(), [&](const auto& asset) { return asset.name == name; });
  if (found == assets.end()) return problem({404, "There is no such page."}, request);
  return answerWith(*found, request);
}

}  // namespace

Response swaggerPage(const Call& call) { return answerNamed("index.html", call.request); }

Response swaggerAsset(const Call& call) { return answerNamed(call.captures[0], call.request); }

}  // namespace vedette::http
