#pragma once

#include <openssl/evp.h>

#include <memory>
#include <string>
#include <string_view>

namespace vedette::bench {

// Checks access tokens of the kind that Vedette issues: JWTs under HS256. For one thread.
class Bearer {
 public:
  Bearer();

  std::string token() const;                          // one that is good for a day
  bool isGood(std::string_view authorization) const;  // the field's value: "Bearer " and a token

 private:
  std::string signatureOf(std::string_view message) const;

  std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> keyed_;
};

}  // namespace vedette::bench
