#pragma once

#include "vedette/ports/digest.hpp"

namespace vedette::crypto {

class OpenSslDigest : public Digest {
 public:
  std::string sha256Hex(std::string_view bytes) const override;
};

}  // namespace vedette::crypto
