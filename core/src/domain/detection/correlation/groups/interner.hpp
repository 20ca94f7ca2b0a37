#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::detection {

// Each text once, by a number, for as long as somebody holds it. 0 is no text.
class Interner {
 public:
  Interner();

  std::uint32_t hold(std::string_view text);  // its number, held once more
  void hold(std::uint32_t number) { ++entries_[number].holders; }
  void release(std::uint32_t number);

  std::string_view text(std::uint32_t number) const { return entries_[number].text; }  // until the next hold
  std::size_t size() const { return used_; }

 private:
  struct Entry {
    std::string text = {};
    std::uint64_t hash = 0;
    std::uint32_t holders = 0;
  };

  struct Slot {
    std::uint32_t number = 0;  // 0: free
    std::uint32_t tag = 0;     // a part of the hash that the place does not tell
  };

  static std::uint32_t tagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
  std::uint64_t hashOf(std::string_view text) const;
  std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }
  std::size_t home(std::uint64_t hash) const { return static_cast<std::size_t>(hash) & (slots_.size() - 1); }
  std::size_t find(std::string_view text, std::uint64_t hash) const;
  void erase(std::size_t slot);
  void grow();

  std::uint64_t seed_;  // senders choose the texts: they must not be able to choose collisions
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> free_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace vedette::detection
