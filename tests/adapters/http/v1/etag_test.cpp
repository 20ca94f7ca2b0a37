#include "resources/input/etag.hpp"

#include <catch2/catch.hpp>

using namespace vedette::http;

TEST_CASE("entity tags are read in their weak and strong forms, in lists and as a star") {
  const auto tags = readEntityTags("If-Match", R"("3", W/"4" , "not ours")");
  REQUIRE(tags);
  REQUIRE(*tags);
  CHECK((*tags)->strong == std::vector<std::uint64_t>{3});
  CHECK((*tags)->weak == std::vector<std::uint64_t>{4});
  CHECK((*tags)->names(4));
  CHECK_FALSE((*tags)->names(5));
  const auto star = readEntityTags("If-Match", " * ");
  REQUIRE(star);
  CHECK((*star)->any);
}

TEST_CASE("an absent field has no tags, and a malformed one is named") {
  const auto absent = readEntityTags("If-Match", "");
  REQUIRE(absent);
  CHECK_FALSE(absent->has_value());
  for (const std::string_view text : {"3", "\"3", "\"3\" \"4\"", "\"3\",", "w/\"3\"", "*, \"3\""}) {
    INFO(text);
    const auto tags = readEntityTags("If-Match", text);
    REQUIRE_FALSE(tags);
    CHECK(tags.error().fields[0].field == "If-Match");
  }
}
