#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vedette/domain/timestamp.hpp"

namespace vedette::ingest {

// What one append() brought, as it stands in a file:
//   4 bytes  FF 'V' 'S' '1'; no UTF-8 holds FF, so no text of an event looks like it
//   4 bytes  length of the text
//   4 bytes  number of events in it
//   8 bytes  when the first of them came, microseconds since 1970
//   4 bytes  CRC-32 (zlib's) of the sixteen bytes before and the text
//   the text
// Numbers are little-endian.
struct Frame {
  std::uint32_t events = 0;
  Timestamp receivedAt{};
  std::string_view text;
};

inline constexpr std::size_t frameHeaderBytes = 24;

std::string encode(const Frame&);

struct FoundFrame {
  Frame frame;  // its text lies in the bytes that were looked at
  std::size_t begin;
  std::size_t end;
};

// The first whole frame at `from` or behind it: what stands between is no frame, or a torn or damaged one.
std::optional<FoundFrame> findFrame(std::string_view bytes, std::size_t from);

}  // namespace vedette::ingest
