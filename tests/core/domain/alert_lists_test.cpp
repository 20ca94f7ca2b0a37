#include "vedette/domain/alerts/alert_lists.hpp"

#include <catch2/catch.hpp>

using namespace vedette;

TEST_CASE("an alert's lists are JSON, and give back what they were made of") {
  using Texts = std::vector<std::string>;
  for (const Texts& texts :
       {Texts{}, Texts{"plain"}, Texts{"a\"b", "", "\u00e9\n"}, Texts{"", "\u00e9,]", "\\"}})
    CHECK(TextList(texts).items() == texts);
  using Entities = std::vector<Entity>;
  for (const Entities& entities : {Entities{}, Entities{{"user", "root"}, {"ip", ""}},
                                   Entities{{"process", "C:\\\"x\",}"}, {"user", "root"}}})
    CHECK(EntityList(entities).items() == entities);
  CHECK(TextList(Texts{"a", "b\t"}).json() == R"(["a","b\u0009"])");
  CHECK(EntityList(Entities{{"ip", "1"}, {"user", "\""}}).json() ==
        R"([{"type":"ip","value":"1"},{"type":"user","value":"\""}])");
  CHECK(TextList().json() == "[]");
  CHECK(TextList().empty());
  CHECK_FALSE(TextList(Texts{""}).empty());
}

TEST_CASE("an entity is read from a list whatever the order of its members") {
  const auto list = EntityList::fromStored(R"([{"value":"root","type":"user"},{"type":"ip","value":"1"}])");
  CHECK(list.items() == std::vector<Entity>{{"user", "root"}, {"ip", "1"}});
}
