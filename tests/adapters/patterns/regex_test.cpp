#include "vedette/patterns/fast_patterns.hpp"

#include <catch2/catch.hpp>
#include <chrono>

using namespace vedette;
using detection::Regex;

namespace {

Regex::Found search(const std::string& source, const std::string& text, Regex::Flags flags = {}) {
  return patterns::FastPatterns().compile(source, flags).value()->search(text);
}

}  // namespace

TEST_CASE("the end of a text is also before its last line end where backtracking is needed") {
  CHECK(search("(?=b)bar$", "bar\n") == Regex::Found::Yes);
}

TEST_CASE("a long text does not exhaust the stack") {
  CHECK(search("(.){200,}", std::string(100'000, 'x')) == Regex::Found::Yes);
  CHECK(search("(a|b)*c", std::string(100'000, 'a') + 'c') == Regex::Found::Yes);
}

TEST_CASE("a search that explodes is done in linear time where that can be") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(search("(a+)+$", std::string(4000, 'a') + '!') == Regex::Found::No);
  CHECK(search("(a+)+!$", std::string(4000, 'a') + '!') == Regex::Found::Yes);
  std::string pluses = "+";
  for (int i = 0; i < 13; ++i) pluses += ".*\\+";
  CHECK(search("\\" + pluses + "-", std::string(13, '+') + std::string(4000, 'x')) == Regex::Found::No);
  CHECK(search(pluses.insert(0, "\\"), std::string(5000, 'x') + std::string(13, '+')) == Regex::Found::No);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}

TEST_CASE("a search that explodes and needs backtracking gives up soon and says so") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(search("(a+)+(?!b)$", std::string(40, 'a') + '!') == Regex::Found::GaveUp);
  CHECK(search("(x+x+)+(?=z)z", std::string(5000, 'x') + "yz") == Regex::Found::GaveUp);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}

TEST_CASE("what cannot be compiled names the place") {
  const auto refused = patterns::FastPatterns().compile("a(b", {});
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().message, Catch::Contains("parenthesis") && Catch::Contains("at character 3"));
}
