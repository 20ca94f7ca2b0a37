#include "domain/detection/correlation/groups/interner.hpp"

#include <cstring>
#include <random>

namespace vedette::detection {
namespace {

// Two halves of a product, folded: wyhash's step.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load8(const char* at) {
  std::uint64_t part;
  std::memcpy(&part, at, sizeof part);
  return part;
}

// All of less than eight bytes.
std::uint64_t few(std::string_view text) {
  std::uint64_t part = 0;
  for (const char c : text) part = part << 8 | static_cast<unsigned char>(c);
  return part;
}

}  // namespace

Interner::Interner() : entries_(1), slots_(64) {
  std::random_device random;
  seed_ = static_cast<std::uint64_t>(random()) << 32 | random() | 1;
}

std::uint64_t Interner::hashOf(std::string_view text) const {
  constexpr std::uint64_t odd = 0xA0761D6478BD642Fu, other = 0xE7037ED1A0B428DBu;
  std::uint64_t hash = seed_ ^ text.size();
  std::size_t at = 0;
  for (; at + 8 < text.size(); at += 8) hash = mixed(hash ^ odd, load8(text.data() + at) ^ other ^ seed_);
  const std::uint64_t last = text.size() >= 8 ? load8(text.data() + text.size() - 8) : few(text);
  return mixed(mixed(hash ^ odd, last ^ other ^ seed_), odd);
}

std::uint32_t Interner::hold(std::string_view text) {
  if ((used_ + 1) * 4 > slots_.size() * 3) grow();
  const std::uint64_t hash = hashOf(text);
  Slot& slot = slots_[find(text, hash)];
  if (slot.number == 0) {
    if (free_.empty()) free_.push_back(static_cast<std::uint32_t>(entries_.size())), entries_.emplace_back();
    slot = {free_.back(), tagOf(hash)};
    free_.pop_back();
    Entry& entry = entries_[slot.number];
    entry.text = text, entry.hash = hash;
    ++used_;
  }
  ++entries_[slot.number].holders;
  return slot.number;
}

void Interner::release(std::uint32_t number) {
  if (number == 0) return;
  Entry& entry = entries_[number];
  if (--entry.holders > 0) return;
  erase(find(entry.text, entry.hash));
  entry.text = std::string();
  free_.push_back(number);
}

std::size_t Interner::find(std::string_view text, std::uint64_t hash) const {
  std::size_t at = home(hash);
  while (slots_[at].number != 0 &&
         (slots_[at].tag != tagOf(hash) || entries_[slots_[at].number].text != text))
    at = next(at);
  return at;
}

// Moves up what was displaced by the erased (Knuth 6.4, algorithm R).
void Interner::erase(std::size_t hole) {
  --used_;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = next(hole); slots_[at].number != 0; at = next(at)) {
    if (((at - home(entries_[slots_[at].number].hash)) & mask) < ((at - hole) & mask)) continue;
    slots_[hole] = slots_[at], hole = at;
  }
  slots_[hole] = {};
}

void Interner::grow() {
  std::vector<Slot> before(slots_.size() * 2);
  before.swap(slots_);
  for (const Slot& slot : before) {
    if (slot.number == 0) continue;
    std::size_t at = home(entries_[slot.number].hash);
    while (slots_[at].number != 0) at = next(at);
    slots_[at] = slot;
  }
}

}  // namespace vedette::detection
