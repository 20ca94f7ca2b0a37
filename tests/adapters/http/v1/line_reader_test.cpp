#include "resources/events/line_reader.hpp"

#include <catch2/catch.hpp>

using namespace vedette::http;

namespace {

// A body in pieces, and a failure in place of its end if there is one.
class Pieces : public BodySource {
 public:
  explicit Pieces(std::vector<std::string> pieces, std::optional<Failure> failure = {})
      : pieces_(std::move(pieces)), failure_(std::move(failure)) {}

  std::variant<std::string, Failure> read() override {
    if (next_ < pieces_.size()) return pieces_[next_++];
    if (failure_) return *failure_;
    return std::string{};
  }

 private:
  std::vector<std::string> pieces_;
  std::optional<Failure> failure_;
  std::size_t next_ = 0;
};

// "1:a 2:b", a line that is too long as "3:!".
std::string linesOf(Pieces body) {
  LineReader reader{body};
  std::string all;
  while (const auto line = reader.next())
    all += (all.empty() ? "" : " ") + std::to_string(line->number) + ':' +
           (line->tooLong ? "!" : std::string{line->text});
  return all;
}

}  // namespace

TEST_CASE("lines are the same however the body is cut into pieces") {
  CHECK(linesOf(Pieces{{"a\nbc\n"}}) == "1:a 2:bc");
  CHECK(linesOf(Pieces{{"a", "\nb", "c"}}) == "1:a 2:bc");
  CHECK(linesOf(Pieces{{"a\r\n", "b", "c", "\r", "\n"}}) == "1:a 2:bc");
}

TEST_CASE("blank lines are skipped but counted") {
  CHECK(linesOf(Pieces{{"\n\na\n \t\r\nb\n\n"}}) == "3:a 5:b");
  CHECK(linesOf(Pieces{{}}) == "");
  CHECK(linesOf(Pieces{{"\n"}}) == "");
}

TEST_CASE("a line that is too long fails alone, wherever its pieces end") {
  const std::string longest(LineReader::maxLine, 'x');
  const std::string tooLong = longest + "xx";
  CHECK(linesOf(Pieces{{"a\n" + tooLong + "\nb\n"}}) == "1:a 2:! 3:b");
  CHECK(linesOf(Pieces{{"a\n" + tooLong, "more", "and more\nb"}}) == "1:a 2:! 3:b");
  CHECK(linesOf(Pieces{{tooLong, "end"}}) == "1:!");
  CHECK(linesOf(Pieces{{longest + "\nb"}}) == "1:" + longest + " 2:b");
}

TEST_CASE("a body that breaks off gives its whole lines and then why it broke") {
  Pieces body{{"a\nb"}, Failure{408, "too slow"}};
  LineReader reader{body};
  CHECK(reader.next()->text == "a");
  CHECK_FALSE(reader.next());
  REQUIRE(reader.failure());
  CHECK(reader.failure()->status == 408);
}
