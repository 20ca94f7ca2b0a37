#include "spool/files/frame.hpp"

#include <catch2/catch.hpp>

namespace vedette::ingest {
namespace {

std::string someFrame(std::string_view text, std::uint32_t events = 1) {
  return encode({events, fromMicroseconds(1'234'567), text});
}

TEST_CASE("a frame is found as it was written") {
  const std::string bytes = someFrame("first", 3) + someFrame("second");
  const auto first = findFrame(bytes, 0);
  REQUIRE(first);
  CHECK(first->begin == 0);
  CHECK(first->frame.text == "first");
  CHECK(first->frame.events == 3);
  CHECK(first->frame.receivedAt == fromMicroseconds(1'234'567));
  const auto second = findFrame(bytes, first->end);
  REQUIRE(second);
  CHECK(second->begin == first->end);
  CHECK(second->frame.text == "second");
  CHECK_FALSE(findFrame(bytes, second->end));
}

TEST_CASE("a frame that is cut off anywhere is no frame") {
  const std::string whole = someFrame("a door opened");
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(findFrame(whole.substr(0, size), 0));
}

TEST_CASE("a frame with any bit wrong is no frame") {
  const std::string whole = someFrame("a door opened");
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    std::string wrong = whole;
    wrong[bit / 8] = static_cast<char>(wrong[bit / 8] ^ 1 << bit % 8);
    CHECK_FALSE(findFrame(wrong, 0));
  }
}

TEST_CASE("behind damage the next whole frame is found") {
  const std::string damaged = someFrame("damaged").substr(0, 20);
  const std::string bytes = damaged + someFrame("whole");
  const auto found = findFrame(bytes, 0);
  REQUIRE(found);
  CHECK(found->begin == damaged.size());
  CHECK(found->frame.text == "whole");
}

TEST_CASE("nothing but zeros, as a file system may leave, holds no frame") {
  CHECK_FALSE(findFrame(std::string(4096, '\0'), 0));
}

}  // namespace
}  // namespace vedette::ingest
