#include "postgres/wire/binary.hpp"

namespace vedette::storage::binary {
namespace {

constexpr std::int64_t year2000 = 946'684'800'000'000;  // microseconds since 1970

template <class Unsigned>
void appendBigEndian(std::string& out, Unsigned number) {
  char bytes[sizeof(Unsigned)];
  for (std::size_t i = sizeof(Unsigned); i-- > 0; number = static_cast<Unsigned>(number >> 8))
    bytes[i] = static_cast<char>(number & 0xff);
  out.append(bytes, sizeof(Unsigned));
}

}  // namespace

TypeId typeOf(Kind kind) {
  switch (kind) {
    case Kind::Integer:
      return 20;
    case Kind::Text:
      return 25;
    case Kind::Json:
      return 114;
    case Kind::Time:
      return 1184;
    case Kind::Boolean:
      return 16;
    case Kind::Small:
      return 21;
    case Kind::Integers:
      return arrayTypeOf(Kind::Integer);
  }
  return 0;
}

TypeId arrayTypeOf(Kind kind) {
  switch (kind) {
    case Kind::Integer:
      return 1016;
    case Kind::Text:
      return 1009;
    case Kind::Json:
      return 199;
    case Kind::Time:
      return 1185;
    case Kind::Boolean:
      return 1000;
    case Kind::Small:
      return 1005;
    case Kind::Integers:
      break;  // an array has no arrays
  }
  return 0;
}

void append16(std::string& out, std::int16_t number) {
  appendBigEndian(out, static_cast<std::uint16_t>(number));
}

void append32(std::string& out, std::int32_t number) {
  appendBigEndian(out, static_cast<std::uint32_t>(number));
}

void appendIntegers(std::string& out, std::span<const std::int64_t> integers) {
  std::string elements;
  for (const std::int64_t integer : integers) appendField(elements, integer);
  out += array(Kind::Integer, integers.size(), false, elements);
}

void appendValue(std::string& out, const Value& value) {
  switch (value.kind) {
    case Kind::Integer:
      appendBigEndian(out, static_cast<std::uint64_t>(value.number));
      break;
    case Kind::Json:
    case Kind::Text:
      out += value.text;
      break;
    case Kind::Time:
      appendBigEndian(out, static_cast<std::uint64_t>(value.number - year2000));
      break;
    case Kind::Boolean:
      out += value.number != 0 ? '\1' : '\0';
      break;
    case Kind::Small:
      append16(out, static_cast<std::int16_t>(value.number));
      break;
    case Kind::Integers:
      appendIntegers(out, value.integers);
      break;
  }
}

void appendField(std::string& out, const Value& value) {
  if (value.null) return append32(out, -1);
  const std::size_t begin = out.size();
  append32(out, 0);
  appendValue(out, value);
  auto length = static_cast<std::uint32_t>(out.size() - begin - 4);
  for (std::size_t i = 4; i-- > 0; length >>= 8) out[begin + i] = static_cast<char>(length & 0xff);
}

std::string array(Kind element, std::size_t count, bool hasNull, std::string_view elements) {
  std::string bytes;
  bytes.reserve(20 + elements.size());
  append32(bytes, 1);  // dimension
  append32(bytes, hasNull ? 1 : 0);
  append32(bytes, static_cast<std::int32_t>(typeOf(element)));
  append32(bytes, static_cast<std::int32_t>(count));
  append32(bytes, 1);  // the first index
  return bytes.append(elements);
}

std::int64_t toInteger(std::string_view bytes) {
  std::uint64_t number = bytes.empty() || bytes.front() >= 0 ? 0 : ~std::uint64_t{0};
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(number);
}

Timestamp toTime(std::string_view bytes) { return fromMicroseconds(toInteger(bytes) + year2000); }

}  // namespace vedette::storage::binary
