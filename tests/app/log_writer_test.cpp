#include "service/log/log_writer.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <optional>

namespace vedette::app {
namespace {

using Haste = LogWriter::Haste;

class Pipe {
 public:
  Pipe() { REQUIRE(::pipe2(ends_.data(), O_CLOEXEC) == 0); }
  ~Pipe() {
    ::close(ends_[0]);
    closeWriting();
  }
  int writing() const { return ends_[1]; }
  void closeWriting() {
    if (ends_[1] >= 0) ::close(std::exchange(ends_[1], -1));
  }

  // What came within a second, nothing when nothing did.
  std::string next() {
    pollfd waiting{ends_[0], POLLIN, 0};
    if (::poll(&waiting, 1, 1000) <= 0) return {};
    std::array<char, 4096> piece;
    const ssize_t n = ::read(ends_[0], piece.data(), piece.size());
    return {piece.data(), static_cast<std::size_t>(std::max<ssize_t>(n, 0))};
  }

  std::string rest() {
    std::string all;
    for (std::string piece = next(); !piece.empty(); piece = next()) all += piece;
    return all;
  }

 private:
  std::array<int, 2> ends_;
};

TEST_CASE("a line of the log is written with its end") {
  Pipe pipe;
  LogWriter writer(pipe.writing());
  writer.write("ready", Haste::AtOnce);
  CHECK(pipe.next() == "ready\n");
}

TEST_CASE("a gathered line of the log is written though no other follows") {
  Pipe pipe;
  LogWriter writer(pipe.writing());
  writer.write("one request", Haste::Gathered);
  CHECK(pipe.next() == "one request\n");
}

TEST_CASE("lines of the log that come together are written together, in their order") {
  Pipe pipe;
  LogWriter writer(pipe.writing());
  for (const char* line : {"1", "2", "3"}) writer.write(line, Haste::Gathered);
  writer.write("4", Haste::AtOnce);
  CHECK(pipe.next() == "1\n2\n3\n4\n");
}

TEST_CASE("a log that ends writes what waits") {
  Pipe pipe;
  {
    LogWriter writer(pipe.writing());
    for (int i = 0; i < 100; ++i) writer.write("last words", Haste::Gathered);
  }
  pipe.closeWriting();
  const std::string all = pipe.rest();
  CHECK(std::count(all.begin(), all.end(), '\n') == 100);
}

TEST_CASE("a log that nobody reads holds nobody up, and counts what it drops") {
  Pipe pipe;
  std::optional<LogWriter> writer(std::in_place, pipe.writing());
  const std::string line(1023, 'x');
  constexpr std::size_t written = 3 * LogWriter::mostWaiting / 1024;
  for (std::size_t i = 0; i < written; ++i) writer->write(line, Haste::Gathered);
  const std::uint64_t dropped = writer->dropped();
  CHECK(dropped > 0);
  CHECK(dropped < written);
  std::thread end([&] { writer.reset(); });
  std::size_t lines = 0;
  for (; lines < written - dropped;) {
    const std::string piece = pipe.next();
    lines += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
    if (piece.empty()) break;
  }
  end.join();
  CHECK(lines == written - dropped);
}

}  // namespace
}  // namespace vedette::app
