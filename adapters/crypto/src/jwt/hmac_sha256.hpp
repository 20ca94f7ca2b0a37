#pragma once

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace vedette::crypto {

// HMAC-SHA-256 (RFC 2104) with one key. A keyed context is dear to make and cheap to use again, so the ones
// in use at once are kept. Safe for concurrent use; throws std::runtime_error when OpenSSL fails.
class HmacSha256 {
 public:
  static constexpr std::size_t size = 32;
  using Mac = std::array<unsigned char, size>;

  explicit HmacSha256(std::string_view key);

  Mac operator()(std::string_view message) const;

 private:
  struct Free {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
  };
  using Context = std::unique_ptr<EVP_MAC_CTX, Free>;

  Context borrow() const;
  void giveBack(Context) const;

  Context keyed_;  // never used itself: what copies are made of
  mutable std::mutex mutex_;
  mutable std::vector<Context> idle_;
};

}  // namespace vedette::crypto
