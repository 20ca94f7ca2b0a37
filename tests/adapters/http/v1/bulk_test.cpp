#include <catch2/catch.hpp>

#include "http_client.hpp"
#include "resources/events/event_bulk.hpp"
#include "test_server.hpp"

namespace vedette::test {

namespace {

std::string line(std::size_t number, std::string_view severity = "low") {
  return R"({"source_name":"s","event_type":"t","description":"d","severity":")" + std::string{severity} +
         R"(","uid":"u)" + std::to_string(number) + "\"}\n";
}

const HttpFields ndjson{{"Content-Type", "application/x-ndjson"}};

// A body that is there already.
class WholeBody : public http::BodySource {
 public:
  explicit WholeBody(std::string body) : body_(std::move(body)) {}
  std::variant<std::string, http::Failure> read() override { return std::exchange(body_, {}); }

 private:
  std::string body_;
};

// Stores every submission but one: the piece behind it is on its way by the time the failure is seen.
class FailingStore {
 public:
  explicit FailingStore(std::size_t good) : good_(good) {}

  http::SubmitEvents submit() {
    return [this](Submission&& submission, std::function<void(Result<Receipts>)> done) -> Result<void> {
      if (taken_++ == good_)
        done(unavailable("The store is away."));
      else
        done(Receipts(submission.events.size()));
      return {};
    };
  }

 private:
  std::size_t good_;
  std::size_t taken_ = 0;
};

}  // namespace

TEST_CASE("a bulk request stores its good lines, names its bad ones and counts all of them") {
  TestServer server;
  HttpClient client{server.port()};
  client.bearer(server.token("ingestor"));
  std::string body;
  for (std::size_t i = 0; i < 2'500; ++i) body += line(i, i % 100 == 0 ? "high" : "low");
  body += "\n{\"severity\":\"urgent\"}\nnot json\n" + line(7) + std::string(300 * 1024, 'x') + "\n";
  const HttpResponse answer = client.request("POST", "/api/v1/events/bulk", body, ndjson);
  INFO(answer.body);
  CHECK(answer.status == 200);
  CHECK(answer.body.starts_with(
      R"({"accepted":2500,"duplicates":1,"rejected":3,"alerts":25,"errors":[{"line":2502,)"));
  CHECK(answer.body.find(R"("severity":[)") != std::string::npos);
  CHECK(answer.body.find(R"({"line":2505,"detail":"The line is longer)") != std::string::npos);
}

TEST_CASE("of a hundred and more bad lines the first hundred are explained and all are counted") {
  TestServer server;
  HttpClient client{server.port()};
  client.bearer(server.token("ingestor"));
  std::string body;
  for (int i = 0; i < 150; ++i) body += "{}\n";
  const HttpResponse answer = client.request("POST", "/api/v1/events/bulk", body, ndjson);
  CHECK(answer.body.find(R"("rejected":150)") != std::string::npos);
  CHECK(answer.body.find(R"("line":100,)") != std::string::npos);
  CHECK(answer.body.find(R"("line":101,)") == std::string::npos);
}

TEST_CASE("a commit that fails on the way is answered with 503 that says what was stored all the same") {
  FailingStore store{2};
  const auto handler = http::postEvents(store.submit());
  http::Request request;
  request.fields = {{"content-type", "application/x-ndjson"}};
  const Principal principal = Principal::system();
  std::string lines;
  for (std::size_t i = 0; i < 5'000; ++i) lines += line(i);
  WholeBody body{lines};
  const http::Response response = handler.handle({request, principal, {}}, body);
  CHECK(response.status == 503);
  INFO(response.body);
  CHECK(response.body.find("Of this request 3000 events were stored") != std::string::npos);
}

}  // namespace vedette::test
