#include <catch2/catch.hpp>

#include "facades/django/resources/handlers.hpp"
#include "resources/events/event_bulk.hpp"
#include "resources/events/events.hpp"

namespace vedette::test {
namespace {

// Every event goes into a spool.
http::SubmitEvents spooling() {
  return [](Submission&& submission, std::function<void(Result<Receipts>)> done) -> Result<void> {
    Receipts receipts;
    for (NewEvent& event : submission.events)
      receipts.push_back({.event = Event::from(std::move(event), fromMicroseconds(0)), .spooled = true});
    done(std::move(receipts));
    return {};
  };
}

constexpr std::string_view sent =
    R"({"uid":"u","source_name":"s","event_type":"t","severity":"high","description":"d"})";

http::Request request(std::string type) {
  http::Request made;
  made.method = http::Method::Post;
  made.fields = {{"content-type", std::move(type)}};
  made.body = sent;
  return made;
}

class OneLine : public http::BodySource {
 public:
  std::variant<std::string, http::Failure> read() override { return std::exchange(line_, {}); }

 private:
  std::string line_{sent};
};

struct Received : http::Reply::Receiver {
  void receive(http::Answer answer) override { response = std::move(answer); }
  http::Response response;
};

const Principal sender = Principal::system();

}  // namespace

TEST_CASE("an event that was spooled is answered without an id and says so") {
  const http::Request post = request("application/json");
  const auto received = std::make_shared<Received>();
  http::postEvent(spooling(), {}).handle({post, sender, {}}, http::Reply(received));
  CHECK(received->response.status == 201);
  CHECK(received->response.body ==
        R"({"event":{"id":null,"uid":"u","source_name":"s","event_type":"t","severity":"high",)"
        R"("description":"d","timestamp":"1970-01-01T00:00:00.000000Z",)"
        R"("received_at":"1970-01-01T00:00:00.000000Z","logsource":null,"attributes":{}},)"
        R"("alerts":[],"durability":"spool"})");
}

TEST_CASE("a bulk request counts what was spooled") {
  const http::Request post = request("application/x-ndjson");
  OneLine body;
  const http::Response answer = http::postEvents(spooling()).handle({post, sender, {}}, body);
  CHECK(answer.status == 200);
  CHECK(answer.body == R"({"accepted":1,"duplicates":0,"rejected":0,"alerts":0,"errors":[],)"
                       R"("spooled":1,"durability":"spool"})");
}

TEST_CASE("django: an event that was spooled is answered without an id and says so") {
  http::Request post = request("application/json");
  post.body = R"({"source_name":"s","event_type":"t","severity":"High","description":"d"})";
  http::Response answer;
  http::django::createEvent(spooling(), {post, sender, {}},
                            [&](http::Response given) { answer = std::move(given); });
  CHECK(answer.status == 201);
  CHECK(answer.body == R"({"id":null,"source_name":"s","event_type":"t","severity":"High","description":"d",)"
                       R"("timestamp":"1970-01-01T00:00:00.000000Z","durability":"spool"})");
}

}  // namespace vedette::test
