#include "vedette/domain/detection/engine/quick_scanner.hpp"

#include <rapidjson/reader.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>

using vedette::detection::QuickScanner;

namespace {

// What a reader tells, so that both can be compared; no deeper than the call stack should bear.
struct Heard : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Heard> {
  bool Default() { return note('?', {}); }
  bool Null() { return note('n', {}); }
  bool Bool(bool b) { return note(b ? 't' : 'f', {}); }
  bool RawNumber(const char* s, rapidjson::SizeType size, bool) { return note('0', {s, size}); }
  bool String(const char* s, rapidjson::SizeType size, bool) { return note('"', {s, size}); }
  bool Key(const char* s, rapidjson::SizeType size, bool) { return note('k', {s, size}); }
  bool StartObject() { return note('{', {}) && ++depth <= 20; }
  bool EndObject(rapidjson::SizeType) { return note('}', {}) && --depth >= 0; }
  bool StartArray() { return note('[', {}) && ++depth <= 20; }
  bool EndArray(rapidjson::SizeType) { return note(']', {}) && --depth >= 0; }

  bool note(char what, std::string_view text) {
    all.append(1, what).append(text).append(1, '\n');
    return true;
  }

  std::string all;
  int depth = 0;
};

struct Outcome {
  bool taken;
  std::string heard;
};

Outcome quickly(std::string text) {
  const std::size_t size = text.size();
  text.append(QuickScanner::padding, '\0');
  Heard heard;
  const bool taken = QuickScanner(text.data()).scan(heard, size);
  return {taken, heard.all};
}

Outcome thoroughly(std::string text) {
  const std::size_t size = text.size();
  rapidjson::InsituStringStream stream(text.data());
  Heard heard;
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;
  const bool taken = !reader.Parse<flags>(stream, heard).IsError() && stream.Tell() == size;
  return {taken, heard.all};
}

// RapidJSON takes the second half of a pair alone, and so makes what is no UTF-8.
bool hasLoneHalf(const std::string& heard) {
  for (std::size_t at = 0; (at = heard.find('\xED', at)) != std::string::npos; ++at)
    if (at + 1 < heard.size() && static_cast<unsigned char>(heard[at + 1]) >= 0xA0) return true;
  return false;
}

std::string textOf(std::mt19937& random) {
  static const std::string pieces[] = {
      "{",       "}",       "[",   "]",  ",",    ":",   "\"",   "\"a\"", "\"",     "\\u00e9", "\\ud83d",
      "\\ude00", "\\uD800", "\\n", "\\", "\\/",  "0",   "-",    "12",    ".5",     "e+3",     "E",
      "true",    "false",   " ",   "\n", "null", "nul", "\x01", "\xC3",  "\"b\":", "\\u12G4"};
  std::string text;
  for (auto left = 1 + random() % 14; left > 0; --left) text += pieces[random() % std::size(pieces)];
  return text;
}

}  // namespace

TEST_CASE("the quick scanner takes the JSON that RapidJSON takes, hears the same, and takes nothing else") {
  std::mt19937 random(20'261'122);
  std::size_t taken = 0;
  for (int i = 0; i < 400'000; ++i) {
    std::string text = textOf(random);
    if (i % 2 == 0) text = "{\"a\":[" + text + "]}";
    const Outcome expected = thoroughly(text), quick = quickly(text);
    if (expected.taken && hasLoneHalf(expected.heard)) continue;
    taken += quick.taken;
    if (quick.taken == expected.taken && (!quick.taken || quick.heard == expected.heard)) continue;
    FAIL(text << "\nquick: " << quick.taken << "\n"
              << quick.heard << "thorough: " << expected.taken << "\n"
              << expected.heard);
  }
  CHECK(taken > 1'000);
}

TEST_CASE("the quick scanner declines the escape of NUL, which no text may hold") {
  CHECK_FALSE(quickly(R"("\u0000")").taken);
  CHECK_FALSE(quickly(R"({"a\u0000b":1})").taken);
  CHECK(quickly(R"("\u0001")").taken);
}

TEST_CASE("the quick scanner reads a pair of surrogates as the character that it makes") {
  const Outcome pair = quickly(R"(["\ud83d\ude00\uD834\uDD1E!"])");
  CHECK(pair.taken);
  CHECK(pair.heard == "[\n\"\xF0\x9F\x98\x80\xF0\x9D\x84\x9E!\n]\n");
  for (const char* lone : {R"("\ud83d")", R"("\ud83dx")", R"("\ud83d\n")", R"("\ud83d\ud83d")", R"("\ude00")",
                           R"("\ud83d\ude0")"})
    CHECK_FALSE(quickly(lone).taken);
}
