#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vedette::detection {

// Texts and numbers one behind the other in one text, so that no other sequence looks alike.
class Packer {
 public:
  void clear() { text_.clear(); }
  Packer& add(std::string_view part) {
    add(static_cast<std::uint64_t>(part.size()));
    text_.append(part);
    return *this;
  }
  Packer& add(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) text_.push_back(static_cast<char>(number | 0x80));
    text_.push_back(static_cast<char>(number));
    return *this;
  }
  std::string_view text() const { return text_; }

 private:
  std::string text_;
};

// Reads what a Packer wrote, part by part.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}

  bool atEnd() const { return rest_.empty(); }
  std::uint64_t number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
  }
  std::string_view text() {
    const auto size = static_cast<std::size_t>(number());
    const std::string_view part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }

 private:
  std::string_view rest_;
};

}  // namespace vedette::detection
