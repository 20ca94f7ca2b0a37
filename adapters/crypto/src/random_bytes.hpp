#pragma once

#include <span>

namespace vedette::crypto {

// Throws std::runtime_error when the generator fails.
void fillRandom(std::span<unsigned char>);

}  // namespace vedette::crypto
