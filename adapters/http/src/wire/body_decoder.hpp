#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wire/guard.hpp"
#include "wire/head_scan.hpp"

namespace vedette::http {

// Takes the body out of the bytes of a connection, by length or by chunks (RFC 9112 §7.1). Chunk sizes of at
// most 16 hex digits, extensions of at most 1 KiB in all, a trailer section of at most 8 KiB; every line ends
// with CRLF. Extensions and trailer fields are checked and dropped.
class BodyDecoder {
 public:
  enum class State { Incomplete, Complete, Malformed, TooLarge };

  BodyDecoder(const Framing&, std::uint64_t limit);

  // Appends what `in` holds of the body to `out` and says in `consumed` how much of `in` is done with. The
  // rest must be given again, with what follows it. TooLarge as soon as a length or chunk size announces it.
  State feed(std::string_view in, std::size_t& consumed, std::string& out);

 private:
  enum class Part { Size, Extension, SizeEnd, Data, DataCr, DataLf, Trailer, Done };

  State step(std::string_view in, std::size_t& consumed, std::string& out);
  State readSize(char);
  State readExtension(char);
  State endSize(char);
  State takeData(std::string_view in, std::size_t& consumed, std::string& out);
  State expect(char got, char wanted, Part next);
  State takeTrailer(std::string_view in, std::size_t& consumed);

  bool chunked_;
  Part part_;
  std::uint64_t left_;       // of the chunk or the body
  std::uint64_t limitLeft_;  // that further chunks may announce
  unsigned sizeDigits_ = 0;
  std::size_t extensionBytes_ = 0;
  HeadScan trailer_;
};

}  // namespace vedette::http
