#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/modifiers.hpp"
#include "vedette/domain/detection/rules/text_pattern.hpp"

namespace vedette::sigma {

// The texts that a plain text becomes; base64offset makes three.
std::vector<std::string> encoded(std::string_view plain, Encoding);

// A pattern in which every dash or slash that begins a word stands for any dash: one pattern for each choice
// while these are few, a hole where they are not.
std::vector<detection::TextPattern> withDashes(const detection::TextPattern&);

}  // namespace vedette::sigma
