#include "domain/detection/text/fold.hpp"

#include <cstdint>

namespace vedette::detection {
namespace {

struct Range {
  std::uint32_t from, to;
  std::int32_t distance;  // 0: every other character is the capital of the next one
};

// Sorted; from CaseFolding.txt of the Unicode Character Database, statuses C and S.
constexpr Range ranges[] = {
    {0x00C0, 0x00D6, 32}, {0x00D8, 0x00DE, 32}, {0x0100, 0x012F, 0},    {0x0132, 0x0137, 0},
    {0x0139, 0x0148, 0},  {0x014A, 0x0177, 0},  {0x0178, 0x0178, -121}, {0x0179, 0x017E, 0},
    {0x01CD, 0x01DC, 0},  {0x01DE, 0x01EF, 0},  {0x01F8, 0x021F, 0},    {0x0222, 0x0233, 0},
    {0x0370, 0x0373, 0},  {0x0376, 0x0377, 0},  {0x0386, 0x0386, 38},   {0x0388, 0x038A, 37},
    {0x038C, 0x038C, 64}, {0x038E, 0x038F, 63}, {0x0391, 0x03A1, 32},   {0x03A3, 0x03AB, 32},
    {0x03C2, 0x03C2, 1},  {0x03D8, 0x03EF, 0},  {0x0400, 0x040F, 80},   {0x0410, 0x042F, 32},
    {0x0460, 0x0481, 0},  {0x048A, 0x04BF, 0},  {0x04C1, 0x04CE, 0},    {0x04D0, 0x052F, 0},
    {0x0531, 0x0556, 48}, {0x1E00, 0x1E95, 0},  {0x1EA0, 0x1EFF, 0},    {0xFF21, 0xFF3A, 32},
};

std::uint32_t fold(std::uint32_t c) {
  for (const Range& range : ranges) {
    if (c < range.from) return c;
    if (c > range.to) continue;
    if (range.distance != 0) return c + static_cast<std::uint32_t>(range.distance);
    return (c - range.from) % 2 == 0 ? c + 1 : c;
  }
  return c;
}

char low6(std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); }

// Folds the sequence at `s` of a text that ends at `end`; its length in bytes.
std::size_t foldSequence(char* s, const char* end) {
  const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(s[i])); };
  if (byte(0) >= 0xC3 && byte(0) <= 0xD4 && end - s >= 2) {
    const std::uint32_t c = fold((byte(0) & 0x1F) << 6 | (byte(1) & 0x3F));
    s[0] = static_cast<char>(0xC0 | c >> 6), s[1] = low6(c);
    return 2;
  }
  if ((byte(0) == 0xE1 || byte(0) == 0xEF) && end - s >= 3) {
    const std::uint32_t c = fold((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    s[1] = low6(c >> 6), s[2] = low6(c);
    return 3;
  }
  return 1;
}

}  // namespace

void fold(const char* text, std::size_t size, char* out) {
  unsigned char high = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool capital = static_cast<unsigned char>(c - 'A') < 26;
    out[i] = static_cast<char>(c | (capital ? 0x20 : 0));
    high = static_cast<unsigned char>(high | c);
  }
  if (high < 0x80) return;
  for (char *s = out, *end = out + size; s < end;)
    s += static_cast<unsigned char>(*s) < 0xC3 ? 1 : foldSequence(s, end);
}

std::string folded(std::string_view text) {
  std::string out(text.size(), '\0');
  fold(text.data(), text.size(), out.data());
  return out;
}

}  // namespace vedette::detection
