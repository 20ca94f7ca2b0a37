#include "jwt/hmac_sha256.hpp"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <stdexcept>

namespace vedette::crypto {
namespace {

void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL's HMAC-SHA-256 failed");
}

}  // namespace

HmacSha256::HmacSha256(std::string_view key) {
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr),
                                                               EVP_MAC_free);
  require(hmac != nullptr);
  keyed_.reset(EVP_MAC_CTX_new(hmac.get()));
  require(keyed_ != nullptr);
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   OSSL_PARAM_construct_end()};
  const auto* bytes = reinterpret_cast<const unsigned char*>(key.data());
  require(EVP_MAC_init(keyed_.get(), bytes, key.size(), parameters) == 1);
}

HmacSha256::Mac HmacSha256::operator()(std::string_view message) const {
  Context context = borrow();
  Mac mac;
  std::size_t written = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  require(EVP_MAC_init(context.get(), nullptr, 0, nullptr) == 1);
  require(EVP_MAC_update(context.get(), bytes, message.size()) == 1);
  require(EVP_MAC_final(context.get(), mac.data(), &written, mac.size()) == 1 && written == size);
  giveBack(std::move(context));
  return mac;
}

HmacSha256::Context HmacSha256::borrow() const {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      Context context = std::move(idle_.back());
      idle_.pop_back();
      return context;
    }
  }
  Context copy(EVP_MAC_CTX_dup(keyed_.get()));
  require(copy != nullptr);
  return copy;
}

void HmacSha256::giveBack(Context context) const {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(context));
}

}  // namespace vedette::crypto
