#pragma once

#include <filesystem>

#include "vedette/crypto/signing_key.hpp"
#include "vedette/result.hpp"

namespace vedette::crypto {

// The key in this file: 64 hexadecimal digits and white space around them. When there is no file, a random
// key is stored there first, durably and readable by the owner alone; of two programs that do so at once,
// both get the same key. Invalid, with the path and what is allowed, for a file that others may read or that
// holds anything else; Unavailable when the file system fails.
Result<SigningKey> loadOrCreateKey(const std::filesystem::path&);

}  // namespace vedette::crypto
