#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace vedette::http {

// gzip (RFC 1952) as it arrives: one or more members, each with its checksum verified.
class Inflater {
 public:
  enum class State { Going, Broken, TooLarge };

  // `limit`: the most inflated bytes of all members.
  explicit Inflater(std::uint64_t limit);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Inflates from the front of `in` into `out`, at most `room` bytes, and shortens `in` by what it took. When
  // `in` is empty afterwards, and less than `room` was appended, it needs more.
  State inflate(std::string_view& in, std::string& out, std::size_t room);

  // True when the input may end here: after a whole member.
  bool atEndOfMember() const;

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  std::uint64_t left_;
};

}  // namespace vedette::http
