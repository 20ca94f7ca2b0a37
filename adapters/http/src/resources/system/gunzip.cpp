#include "gunzip.hpp"

#include <zlib.h>

#include <stdexcept>

namespace vedette::http {

namespace {

// RFC 1952: the last four bytes say how long the content is.
std::size_t contentSize(std::string_view member) {
  std::size_t size = 0;
  for (std::size_t i = 1; i <= 4; ++i)
    size = size << 8 | static_cast<unsigned char>(member[member.size() - i]);
  return size;
}

}  // namespace

std::string gunzip(std::string_view member) {
  std::string content(contentSize(member), '\0');
  z_stream stream{};
  constexpr int gzipOnly = 15 + 16;
  if (inflateInit2(&stream, gzipOnly) != Z_OK) throw std::runtime_error("zlib cannot start");
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(member.data()));
  stream.avail_in = static_cast<uInt>(member.size());
  stream.next_out = reinterpret_cast<Bytef*>(content.data());
  stream.avail_out = static_cast<uInt>(content.size());
  const int ended = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::runtime_error("an embedded file is broken");
  return content;
}

}  // namespace vedette::http
