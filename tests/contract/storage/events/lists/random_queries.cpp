#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

// Set RNG_SEED of Catch (--rng-seed) to see another run, or the same again.
TEST_CASE_METHOD(EventFixture, "random events and questions are answered as by brute force") {
  const unsigned seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : 20260301;
  INFO("seed " << seed);
  EventGenerator generator(seed);
  std::vector<Event> model;
  for (int round = 0; round < 20; ++round) {
    for (const Event& stored : append(generator.events(40))) model.push_back(stored);
    for (int question = 0; question < 15; ++question) {
      const EventQuery query{generator.filter(), generator.order()};
      INFO(describe(query.filter) << ' ' << describe(query.order));
      checkAgainst(model, query);
    }
  }
}

}  // namespace
}  // namespace vedette::contract
