#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::detection {

// Folded text with this much room to read behind it.
inline constexpr std::size_t readAhead = 8;

inline std::uint64_t load(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Literals by one of their grams: a run of 1 to 8 bytes at a known place in the literal.
class GramTable {
 public:
  struct Entry {
    std::string_view literal;  // outlives the table
    std::uint32_t offset;      // of the gram in the literal
    std::uint32_t witness;     // what it tells
  };

  GramTable(unsigned width, std::vector<Entry> entries);

  unsigned width() const { return width_; }

  // The entries whose gram are the first bytes of this word.
  std::span<const Entry> at(std::uint64_t word) const {
    const std::uint64_t gram = word & mask_;
    for (std::size_t i = spread(gram) & slotMask_;; i = (i + 1) & slotMask_) {
      const Slot& slot = slots_[i];
      if (slot.count == 0) return {};
      if (slot.gram == gram) return {entries_.data() + slot.first, slot.count};
    }
  }

  // False when no entry has this gram; true rarely means nothing.
  bool mayHave(std::uint64_t word) const {
    const std::uint64_t bit = spread(word & mask_) >> 7 & bitMask_;
    return bits_[bit >> 6] >> (bit & 63) & 1;
  }

 private:
  struct Slot {
    std::uint64_t gram = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  static std::uint64_t spread(std::uint64_t gram) {
    const std::uint64_t product = gram * 0x9E3779B97F4A7C15u;
    return product >> 32 ^ product >> 17;
  }
  std::uint64_t gramOf(const Entry&) const;

  unsigned width_;
  std::uint64_t mask_;
  std::vector<Entry> entries_;  // equal grams side by side
  std::vector<Slot> slots_;
  std::size_t slotMask_ = 0;
  std::vector<std::uint64_t> bits_;
  std::uint64_t bitMask_ = 0;
};

}  // namespace vedette::detection
