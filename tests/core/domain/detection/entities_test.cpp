#include <catch2/catch.hpp>

#include "vedette/domain/detection/rule.hpp"

using namespace vedette;

namespace {

std::vector<Entity> subjectsIn(std::string attributes) {
  Event event;
  event.attributes = Attributes::fromStored(std::move(attributes));
  return subjectsOf(event);
}

}  // namespace

TEST_CASE("two Windows hosts are two subjects, however their events are nested") {
  const std::vector<Entity> expected{{"user", "eve"}, {"host", "dc-1"}};
  CHECK(subjectsIn(R"({"SubjectUserName":"eve","Computer":"dc-1"})") == expected);
  CHECK(subjectsIn(R"({"Event":{"System":{"Computer":"dc-1"},"EventData":{"SubjectUserName":"eve"}}})") ==
        expected);
  CHECK(subjectsIn(R"({"winlog":{"computer_name":"dc-1","event_data":{"SubjectUserName":"eve"}}})") ==
        expected);
}
