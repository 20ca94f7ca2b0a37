#include "domain/detection/plan/gram_table.hpp"

#include <algorithm>
#include <bit>

namespace vedette::detection {

GramTable::GramTable(unsigned width, std::vector<Entry> entries)
    : width_(width), mask_(width == 8 ? ~0ull : (1ull << width * 8) - 1), entries_(std::move(entries)) {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [&](const Entry& a, const Entry& b) { return gramOf(a) < gramOf(b); });
  slots_.resize(std::bit_ceil(entries_.size() * 2 + 2));
  slotMask_ = slots_.size() - 1;
  slotShift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
  bits_.resize(
      std::clamp<std::size_t>(std::bit_ceil(entries_.size() / 2 + 1), 16, 1 << 12));  // 32 kB: the L1 cache
  bitShift_ = 64 - static_cast<unsigned>(std::countr_zero(bits_.size() * 64));
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const std::uint64_t gram = gramOf(entries_[i]);
    std::size_t at = spread(gram) >> slotShift_;
    while (slots_[at].count != 0 && slots_[at].gram != gram) at = (at + 1) & slotMask_;
    if (slots_[at].count++ == 0) slots_[at] = {gram, static_cast<std::uint32_t>(i), 1};
    const std::uint64_t bit = spread(gram) >> bitShift_;
    bits_[bit >> 6] |= 1ull << (bit & 63);
  }
}

std::uint64_t GramTable::gramOf(const Entry& entry) const {
  char bytes[8] = {};
  std::memcpy(bytes, entry.literal.data() + entry.offset, width_);
  return load(bytes);
}

}  // namespace vedette::detection
