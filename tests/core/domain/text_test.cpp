#include <catch2/catch.hpp>

#include "vedette/domain/cursor.hpp"
#include "vedette/domain/severity.hpp"
#include "vedette/domain/text.hpp"

using namespace vedette;
using namespace std::string_literals;

TEST_CASE("text of seven bits a character is ASCII") {
  CHECK(isAscii(""));
  CHECK(isAscii(std::string("a\0\x7F", 3)));
  CHECK_FALSE(isAscii("0123456789abcdef0123456789abcde\xC3\xA9"));
}

TEST_CASE("UTF-8 of every length is storable") {
  CHECK(isStorableText(""));
  CHECK(isStorableText("plain ASCII that is longer than one machine word"));
  CHECK(isStorableText("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 \xEF\xBF\xBD \xF4\x8F\xBF\xBF"));
}

TEST_CASE("NUL and ill-formed UTF-8 are not storable") {
  const auto bad = GENERATE(as<std::string>{}, "a\0b"s, "12345678\0"s, "\x80", "\xC0\x80", "\xC1\xBF", "\xC3",
                            "\xE0\x80\x80", "\xED\xA0\x80", "\xE2\x82", "\xF0\x80\x80\x80",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "abcdefg\xC3(");
  CHECK_FALSE(isStorableText(bad));
}

TEST_CASE("a length counts code points") {
  CHECK(lengthOf("") == 0);
  CHECK(lengthOf("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x") == 4);
}

TEST_CASE("case is ignored for ASCII letters only") {
  CHECK(equalsIgnoringCase("Admin", "aDMIN"));
  CHECK_FALSE(equalsIgnoringCase("admin", "admins"));
  CHECK_FALSE(equalsIgnoringCase("\xC3\x89", "\xC3\xA9"));
  CHECK(containsIgnoringCase("Failed Password for root", "pASSWORD"));
  CHECK(containsIgnoringCase("x", ""));
  CHECK_FALSE(containsIgnoringCase("100", "%"));
}

TEST_CASE("trimming takes white space from both ends only") {
  CHECK(trimmed(" \t\r\n a b \f\v") == "a b");
  CHECK(trimmed("   ").empty());
}

TEST_CASE("a severity is read in any case and written in lower case") {
  CHECK(parseSeverity("HIGH") == Severity::High);
  CHECK(parseSeverity("Informational") == Severity::Info);
  CHECK(toString(Severity::Critical) == "critical");
  for (const char* bad : {"", "hi", "high ", "5", "crit"}) CHECK_FALSE(parseSeverity(bad));
}

TEST_CASE("a cursor survives its journey through a client") {
  for (const Cursor& cursor : {Cursor{"", 0, 0}, Cursor{"severity:3", -62135596800000000, 9007199254740993},
                               Cursor{"a\n:\xC3\xA9:", 1, 2}})
    CHECK(decodeCursor(encodeCursor(cursor)) == cursor);
}

TEST_CASE("what no page gave is not a cursor") {
  for (const char* bad : {"", "!", "AAAA", "MTI", "MTox", "MTo6eA==", "99999999999999999999"})
    CHECK_FALSE(decodeCursor(bad));
}
