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
    for (std::size_t i = spread(gram) >> slotShift_;; i = (i + 1) & slotMask_) {
      const Slot& slot = slots_[i];
      if (slot.count == 0) return {};
      if (slot.gram == gram) return {entries_.data() + slot.first, slot.count};
    }
  }

  // Whether words begin with the gram of an entry: no is certain, yes nearly so.
  class Filter {
   public:
    explicit Filter(const GramTable& table)
        : mask_(table.mask_), shift_(table.bitShift_), bits_(table.bits_.data()) {}
    bool mayHave(std::uint64_t word) const {
      const std::uint64_t bit = spread(word & mask_) >> shift_;
      return bits_[bit >> 6] >> (bit & 63) & 1;
    }

   private:
    std::uint64_t mask_;
    unsigned shift_;
    const std::uint64_t* bits_;
  };

 private:
  struct Slot {
    std::uint64_t gram = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  // Its upper bits depend on all of the gram.
  static std::uint64_t spread(std::uint64_t gram) { return gram * 0x9E3779B97F4A7C15u; }
  std::uint64_t gramOf(const Entry&) const;

  unsigned width_;
  std::uint64_t mask_;
  std::vector<Entry> entries_;  // equal grams side by side
  std::vector<Slot> slots_;
  std::size_t slotMask_ = 0;
  unsigned slotShift_ = 0;
  std::vector<std::uint64_t> bits_;
  unsigned bitShift_ = 0;
};

}  // namespace vedette::detection
