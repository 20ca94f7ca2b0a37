#include "wire/gzip.hpp"

#include <zlib.h>

#include <new>

namespace vedette::http {

std::string gzip(std::string_view content) {
  constexpr int gzipOnly = 15 + 16, usualMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipOnly, usualMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string member;
  try {
    member.resize(deflateBound(&stream, static_cast<uLong>(content.size())));
  } catch (...) {
    deflateEnd(&stream);
    throw;
  }
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(member.data());
  stream.avail_out = static_cast<uInt>(member.size());
  deflate(&stream, Z_FINISH);  // the bound is enough for all of it
  member.resize(stream.total_out);
  deflateEnd(&stream);
  return member;
}

}  // namespace vedette::http
