#include <catch2/catch.hpp>

#include "engine_under_test.hpp"

namespace vedette::contract {
namespace {

using detection::Regex;

Regex::Found search(const std::string& source, const std::string& text, Regex::Flags flags = {}) {
  return makePatternEngine()->compile(source, flags).value()->search(text);
}

TEST_CASE("an expression is found anywhere and minds case") {
  CHECK(search("o+b", "foobar") == Regex::Found::Yes);
  CHECK(search("O+B", "foobar") == Regex::Found::No);
  CHECK(search("O+B", "foobar", {.ignoreCase = true}) == Regex::Found::Yes);
  CHECK(search("(?i)O+B", "foobar") == Regex::Found::Yes);
}

TEST_CASE("classes, groups, alternation, quantifiers and anchors are known") {
  CHECK(search("^(a|bc){2,3}[^d-f]\\d+?\\.$", "bcaz42.") == Regex::Found::Yes);
  CHECK(search("^(a|bc){2,3}[^d-f]\\d+?\\.$", "bcae42.") == Regex::Found::No);
  CHECK(search("\\bcmd\\.exe\\b", "c:\\cmd.exe /c") == Regex::Found::Yes);
}

TEST_CASE("lines and the dot follow the flags") {
  CHECK(search("^bar$", "foo\nbar") == Regex::Found::No);
  CHECK(search("^bar$", "foo\nbar", {.multiLine = true}) == Regex::Found::Yes);
  CHECK(search("foo.bar", "foo\nbar") == Regex::Found::No);
  CHECK(search("foo.bar", "foo\nbar", {.dotAll = true}) == Regex::Found::Yes);
  CHECK(search("fo[.]o", "foxo", {.dotAll = true}) == Regex::Found::No);
  CHECK(search("fo\\.o", "foxo", {.dotAll = true}) == Regex::Found::No);
}

TEST_CASE("the end of a text is also before its last line end") {
  CHECK(search("bar$", "bar\n") == Regex::Found::Yes);
  CHECK(search("bar$", "bar\n\n") == Regex::Found::No);
}

TEST_CASE("the dot is a character of any number of bytes") {
  CHECK(search("^f.bar$", "f\u00e9bar") == Regex::Found::Yes);
  CHECK(search("^.$", "\U0001F600") == Regex::Found::Yes);
}

TEST_CASE("bytes that are no UTF-8 do not end a search") {
  CHECK(search("bar", "\xff\xfe bar") == Regex::Found::Yes);
}

TEST_CASE("a search that would explode ends, or says that it gave up") {
  CHECK(search("(a+)+$", std::string(400, 'a') + '!') != Regex::Found::Yes);
}

TEST_CASE("what cannot be compiled is refused") {
  for (const char* broken : {"a(b", "[a", "a{2,1}", "*a"}) {
    INFO(broken);
    const auto refused = makePatternEngine()->compile(broken, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::Invalid);
  }
}

}  // namespace
}  // namespace vedette::contract
