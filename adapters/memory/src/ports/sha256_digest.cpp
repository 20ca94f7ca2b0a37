#include "vedette/memory/sha256_digest.hpp"

#include "ports/sha256.hpp"

namespace vedette::memory {

std::string Sha256Digest::sha256Hex(std::string_view bytes) const { return sha256(bytes); }

}  // namespace vedette::memory
