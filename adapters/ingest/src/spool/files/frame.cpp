#include "spool/files/frame.hpp"

#include <zlib.h>

namespace vedette::ingest {
namespace {

constexpr std::string_view magic = "\xFFVS1";
constexpr std::size_t summedBytes = 16, sumAt = magic.size() + summedBytes;
static_assert(frameHeaderBytes == sumAt + 4);

template <class Number>
void put(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

template <class Number>
Number take(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = sizeof number; i-- > 0;)
    number = static_cast<Number>(number << 8 | static_cast<unsigned char>(bytes[at + i]));
  return number;
}

std::uint32_t sumOf(std::string_view summed, std::string_view text) {
  const auto add = [](uLong sum, std::string_view bytes) {
    return crc32_z(sum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  };
  return static_cast<std::uint32_t>(add(add(0, summed), text));
}

std::optional<FoundFrame> frameAt(std::string_view bytes, std::size_t at) {
  const std::string_view rest = bytes.substr(at);
  if (rest.size() < frameHeaderBytes) return std::nullopt;
  const auto length = take<std::uint32_t>(rest, 4);
  if (length > rest.size() - frameHeaderBytes) return std::nullopt;
  const std::string_view text = rest.substr(frameHeaderBytes, length);
  if (take<std::uint32_t>(rest, sumAt) != sumOf(rest.substr(magic.size(), summedBytes), text))
    return std::nullopt;
  const auto receivedAt = static_cast<std::int64_t>(take<std::uint64_t>(rest, 12));
  return FoundFrame{
      {take<std::uint32_t>(rest, 8), fromMicroseconds(receivedAt), text}, at, at + frameHeaderBytes + length};
}

}  // namespace

std::string encode(const Frame& frame) {
  std::string bytes;
  bytes.reserve(frameHeaderBytes + frame.text.size());
  bytes += magic;
  put(bytes, static_cast<std::uint32_t>(frame.text.size()));
  put(bytes, frame.events);
  put(bytes, static_cast<std::uint64_t>(toMicroseconds(frame.receivedAt)));
  put(bytes, sumOf(std::string_view(bytes).substr(magic.size()), frame.text));
  return bytes.append(frame.text);
}

std::optional<FoundFrame> findFrame(std::string_view bytes, std::size_t from) {
  for (auto at = bytes.find(magic, from); at != bytes.npos; at = bytes.find(magic, at + 1))
    if (auto found = frameAt(bytes, at)) return found;
  return std::nullopt;
}

}  // namespace vedette::ingest
