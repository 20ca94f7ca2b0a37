#include "resources/events/record_source.hpp"

#include <catch2/catch.hpp>

namespace vedette::test {

namespace {

// A body that comes in pieces of so many bytes.
class InPieces : public http::BodySource {
 public:
  InPieces(std::string body, std::size_t size) : body_(std::move(body)), size_(size) {}
  std::variant<std::string, http::Failure> read() override {
    std::string piece = body_.substr(0, size_);
    body_.erase(0, size_);
    return piece;
  }

 private:
  std::string body_;
  std::size_t size_;
};

// What comes through, which must not depend on how the body is cut into pieces.
std::string through(const std::string& body, const std::string& envelope = "Records") {
  std::string first;
  for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{7}, body.size() + 1}) {
    InPieces pieces{body, size};
    http::RecordSource records{pieces, envelope};
    std::string all;
    for (;;) {
      const auto piece = std::get<std::string>(records.read());
      if (piece.empty()) break;
      all += piece;
    }
    if (size > 1) CHECK(all == first);
    first = all;
  }
  return first;
}

}  // namespace

TEST_CASE("a line of records becomes a line for each of them") {
  CHECK(through(R"({"Records":[{"a":1},{"b":[1,2]}]})") == "{\"a\":1}\n{\"b\":[1,2]}\n");
  CHECK(through("  { \"Records\" : [ {\"a\":1} , {\"b\":2} ] }\n{\"c\":3}\n") ==
        " {\"a\":1} \n {\"b\":2} \n{\"c\":3}\n");
  CHECK(through("{\"Records\":[]}\n{\"c\":3}") == "\n{\"c\":3}");
}

TEST_CASE("brackets, commas and quotes in a record's texts end nothing") {
  CHECK(through(R"({"Records":[{"a":"],}\"{[\\"},{"b":","}]})") ==
        "{\"a\":\"],}\\\"{[\\\\\"}\n{\"b\":\",\"}\n");
}

TEST_CASE("lines that hold no records pass as they are") {
  const std::string lines =
      "{\"Recorders\":[1]}\n\n{\"a\":{\"Records\":[1,2]}}\r\n{\"Records\":{\"a\":1}}\nnot json\n{\"Rec";
  CHECK(through(lines) == lines);
  CHECK(through("{\"Records\":[1,2]}\n", "") == "{\"Records\":[1,2]}\n");
  CHECK(through("") == "");
}

TEST_CASE("what stands behind the records is dropped") {
  CHECK(through("{\"Records\":[{\"a\":1}],\"next\":[2,3]}\n{\"c\":3}\n") == "{\"a\":1}\n{\"c\":3}\n");
}

TEST_CASE("a line that is cut off spoils nothing behind it") {
  CHECK(through("{\"Records\":[{\"a\":1},{\"b\":\"x\n{\"c\":3}\n") == "{\"a\":1}\n{\"b\":\"x\n{\"c\":3}\n");
}

}  // namespace vedette::test
