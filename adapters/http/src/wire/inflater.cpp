#include "wire/inflater.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace vedette::http {

struct Inflater::Stream : z_stream {
  Stream() : z_stream{} {
    constexpr int gzipOnly = 16;
    if (inflateInit2(this, gzipOnly + MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  ~Stream() { inflateEnd(this); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // Until the input or the room for output is used up. False when the input is not gzip.
  bool run();

  bool ended = false;  // the last member did; nothing of a next one was seen
};

bool Inflater::Stream::run() {
  while (avail_out > 0) {
    if (ended && avail_in == 0) return true;
    if (ended) inflateReset(this);
    const int result = ::inflate(this, Z_NO_FLUSH);
    ended = result == Z_STREAM_END;
    if (result == Z_BUF_ERROR) return true;
    if (result != Z_OK && !ended) return false;
  }
  return true;
}

Inflater::Inflater(std::uint64_t limit) : stream_(std::make_unique<Stream>()), left_(limit) {}
Inflater::~Inflater() = default;

bool Inflater::atEndOfMember() const { return stream_->ended; }

Inflater::State Inflater::inflate(std::string_view& in, std::string& out, std::size_t room) {
  const std::size_t before = out.size();
  const std::size_t allowed =
      std::min<std::uint64_t>(room, left_ + 1);  // one more shows that it is too large
  out.resize(before + allowed);
  Stream& z = *stream_;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // zlib only reads it
  z.avail_in = static_cast<uInt>(in.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data() + before);
  z.avail_out = static_cast<uInt>(allowed);
  const bool sound = z.run();
  in.remove_prefix(in.size() - z.avail_in);
  out.resize(out.size() - z.avail_out);
  const std::uint64_t produced = out.size() - before;
  if (produced > left_) return State::TooLarge;
  left_ -= produced;
  return sound ? State::Going : State::Broken;
}

}  // namespace vedette::http
