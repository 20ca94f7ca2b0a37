#include "jwt/jws.hpp"

#include <openssl/crypto.h>

#include "jwt/base64url.hpp"

namespace vedette::crypto {

std::string sign(const HmacSha256& hmac, const Jws& jws) {
  std::string compact = toBase64Url(jws.header) + '.' + toBase64Url(jws.payload);
  const HmacSha256::Mac mac = hmac(compact);
  compact += '.';
  compact += toBase64Url({reinterpret_cast<const char*>(mac.data()), mac.size()});
  return compact;
}

std::optional<Jws> verify(const HmacSha256& hmac, std::string_view compact) {
  const std::size_t first = compact.find('.');
  const std::size_t last = compact.rfind('.');
  if (first == last || compact.find('.', first + 1) != last) return std::nullopt;
  const auto signature = fromBase64Url(compact.substr(last + 1));
  if (!signature || signature->size() != HmacSha256::size) return std::nullopt;
  const HmacSha256::Mac mac = hmac(compact.substr(0, last));
  if (CRYPTO_memcmp(mac.data(), signature->data(), mac.size()) != 0) return std::nullopt;
  auto header = fromBase64Url(compact.substr(0, first));
  auto payload = fromBase64Url(compact.substr(first + 1, last - first - 1));
  if (!header || !payload) return std::nullopt;
  return Jws{*std::move(header), *std::move(payload)};
}

}  // namespace vedette::crypto
