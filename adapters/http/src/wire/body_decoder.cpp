#include "wire/body_decoder.hpp"

#include <algorithm>

namespace vedette::http {
namespace {

constexpr unsigned maxSizeDigits = 16;
constexpr std::size_t maxExtensionBytes = 1024;
constexpr HeadScan::Limits trailerLimits{.bytes = 8 * 1024, .fields = 32};

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool mayStandInExtension(char c) { return c == '\t' || (c >= 0x20 && c < 0x7F); }

}  // namespace

BodyDecoder::BodyDecoder(const Framing& framing, std::uint64_t limit)
    : chunked_(framing.kind == Framing::Kind::Chunked),
      part_(chunked_ ? Part::Size : Part::Data),
      left_(chunked_ ? 0 : framing.length),
      limitLeft_(limit),
      trailer_(HeadScan::ofTrailer(trailerLimits)) {}

BodyDecoder::State BodyDecoder::feed(std::string_view in, std::size_t& consumed, std::string& out) {
  consumed = 0;
  if (!chunked_ && left_ > limitLeft_) return State::TooLarge;
  if (!chunked_ && left_ == 0) part_ = Part::Done;
  while (part_ != Part::Done && consumed < in.size()) {
    const std::size_t before = consumed;
    const Part part = part_;
    const State state = step(in, consumed, out);
    if (state != State::Incomplete) return state;
    if (consumed == before && part_ == part) break;
  }
  return part_ == Part::Done ? State::Complete : State::Incomplete;
}

BodyDecoder::State BodyDecoder::step(std::string_view in, std::size_t& consumed, std::string& out) {
  switch (part_) {
    case Part::Size:
      return readSize(in[consumed++]);
    case Part::Extension:
      return readExtension(in[consumed++]);
    case Part::SizeEnd:
      return endSize(in[consumed++]);
    case Part::Data:
      return takeData(in, consumed, out);
    case Part::DataCr:
      return expect(in[consumed++], '\r', Part::DataLf);
    case Part::DataLf:
      return expect(in[consumed++], '\n', Part::Size);
    case Part::Trailer:
      return takeTrailer(in, consumed);
    case Part::Done:
      break;
  }
  return State::Incomplete;
}

BodyDecoder::State BodyDecoder::readSize(char c) {
  if (const int digit = hexValue(c); digit >= 0) {
    left_ = left_ * 16 + static_cast<std::uint64_t>(digit);
    return ++sizeDigits_ > maxSizeDigits ? State::Malformed : State::Incomplete;
  }
  if (sizeDigits_ == 0 || (c != ';' && c != '\r')) return State::Malformed;
  part_ = c == ';' ? Part::Extension : Part::SizeEnd;
  return State::Incomplete;
}

BodyDecoder::State BodyDecoder::readExtension(char c) {
  if (c == '\r') {
    part_ = Part::SizeEnd;
    return State::Incomplete;
  }
  return ++extensionBytes_ > maxExtensionBytes || !mayStandInExtension(c) ? State::Malformed
                                                                          : State::Incomplete;
}

BodyDecoder::State BodyDecoder::endSize(char c) {
  if (c != '\n') return State::Malformed;
  sizeDigits_ = 0;
  part_ = left_ == 0 ? Part::Trailer : Part::Data;
  if (left_ > limitLeft_) return State::TooLarge;
  limitLeft_ -= left_;
  return State::Incomplete;
}

BodyDecoder::State BodyDecoder::takeData(std::string_view in, std::size_t& consumed, std::string& out) {
  const std::size_t take = std::min<std::uint64_t>(left_, in.size() - consumed);
  out.append(in.substr(consumed, take));
  consumed += take;
  left_ -= take;
  if (left_ == 0) part_ = chunked_ ? Part::DataCr : Part::Done;
  return State::Incomplete;
}

BodyDecoder::State BodyDecoder::expect(char got, char wanted, Part next) {
  part_ = next;
  return got == wanted ? State::Incomplete : State::Malformed;
}

BodyDecoder::State BodyDecoder::takeTrailer(std::string_view in, std::size_t& consumed) {
  switch (trailer_(in.substr(consumed))) {
    case HeadScan::State::Incomplete:
      return State::Incomplete;
    case HeadScan::State::Malformed:
      return State::Malformed;
    case HeadScan::State::TooLarge:
      return State::Malformed;
    case HeadScan::State::Complete:
      break;
  }
  consumed += trailer_.size();
  part_ = Part::Done;
  return State::Incomplete;
}

}  // namespace vedette::http
