#include "http/bearer.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <rapidjson/document.h>

#include <array>
#include <ctime>
#include <stdexcept>

namespace vedette::bench {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string toBase64Url(std::string_view bytes) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) out += alphabet[bits >> (count - 6) & 63];
  }
  if (count > 0) out += alphabet[bits << (6 - count) & 63];
  return out;
}

std::string fromBase64Url(std::string_view text) {
  static const auto sextets = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t i = 0; i < alphabet.size(); ++i)
      table[static_cast<unsigned char>(alphabet[i])] = static_cast<unsigned char>(i);
    return table;
  }();
  std::string out;
  out.reserve(text.size());
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    bits = bits << 6 | sextets[static_cast<unsigned char>(c)];
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

bool isCurrent(std::string payload) {
  rapidjson::Document claims;
  if (claims.ParseInsitu(payload.data()).HasParseError() || !claims.IsObject()) return false;
  const auto expires = claims.FindMember("exp");
  return expires != claims.MemberEnd() && expires->value.IsInt64() &&
         expires->value.GetInt64() > std::time(nullptr);
}

}  // namespace

Bearer::Bearer() : keyed_(nullptr, EVP_MAC_CTX_free) {
  constexpr std::string_view key = "a key of thirty-two bytes, or so";
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr),
                                                               EVP_MAC_free);
  keyed_.reset(EVP_MAC_CTX_new(hmac.get()));
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   OSSL_PARAM_construct_end()};
  const auto* bytes = reinterpret_cast<const unsigned char*>(key.data());
  if (EVP_MAC_init(keyed_.get(), bytes, key.size(), parameters) != 1)
    throw std::runtime_error("OpenSSL has no HMAC-SHA-256");
}

std::string Bearer::token() const {
  const std::time_t now = std::time(nullptr);
  const std::string payload =
      R"({"sub":"bench","user_id":1,"username":"bench","role":"admin","token_type":"access","iat":)" +
      std::to_string(now) + R"(,"exp":)" + std::to_string(now + 86'400) +
      R"(,"jti":"00112233445566778899aabbccddeeff","sid":"00112233445566778899aabbccddeeff"})";
  const std::string message = toBase64Url(R"({"alg":"HS256","typ":"JWT"})") + '.' + toBase64Url(payload);
  return message + '.' + toBase64Url(signatureOf(message));
}

bool Bearer::isGood(std::string_view authorization) const {
  constexpr std::string_view scheme = "Bearer ";
  const std::size_t last = authorization.rfind('.');
  if (!authorization.starts_with(scheme) || last == authorization.npos) return false;
  const std::string_view message = authorization.substr(scheme.size(), last - scheme.size());
  const std::string expected = signatureOf(message);
  const std::string given = fromBase64Url(authorization.substr(last + 1));
  if (given.size() != expected.size()) return false;
  if (CRYPTO_memcmp(given.data(), expected.data(), expected.size()) != 0) return false;
  return isCurrent(fromBase64Url(message.substr(message.find('.') + 1)));
}

std::string Bearer::signatureOf(std::string_view message) const {
  std::array<unsigned char, 32> mac;
  std::size_t written = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  if (EVP_MAC_init(keyed_.get(), nullptr, 0, nullptr) != 1 ||
      EVP_MAC_update(keyed_.get(), bytes, message.size()) != 1 ||
      EVP_MAC_final(keyed_.get(), mac.data(), &written, mac.size()) != 1)
    throw std::runtime_error("OpenSSL's HMAC-SHA-256 failed");
  return {reinterpret_cast<const char*>(mac.data()), written};
}

}  // namespace vedette::bench
