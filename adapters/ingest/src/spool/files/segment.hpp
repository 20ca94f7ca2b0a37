#pragma once

#include <filesystem>
#include <optional>

#include "spool/files/file.hpp"
#include "spool/files/frame.hpp"

namespace vedette::ingest {

// One file of the spool. It is appended to by the process that made it, until it is full or anything fails;
// after that it is only read.
class Segment {
 public:
  // The file and its name are on disk when it returns.
  static Result<Segment> create(const std::filesystem::path&);

  // Of an earlier process. What stands behind the last whole frame is most likely torn, and was never
  // acknowledged then.
  static Result<Segment> open(const std::filesystem::path&);

  bool takesMore() const { return writer_.has_value(); }

  // On disk when it returns. A file that failed is not written to again: a second sync could succeed without
  // the bytes of the first.
  Result<void> append(const Frame&);

  // From a place on to the end.
  Result<std::string> read(std::uint64_t from) const;

  const std::filesystem::path& path() const { return path_; }
  std::uint64_t end() const { return end_; }
  std::uint64_t events() const { return events_; }
  std::uint64_t unread() const { return unread_; }  // bytes outside of whole frames
  const std::optional<Timestamp>& oldest() const { return oldest_; }

  static constexpr std::uint64_t fullAt = 4 << 20;

 private:
  explicit Segment(std::filesystem::path path) : path_(std::move(path)) {}
  void count(const Frame&);

  std::filesystem::path path_;
  std::optional<File> writer_;  // open as long as more is taken, because there may be many segments
  std::uint64_t end_ = 0;
  std::uint64_t events_ = 0;
  std::uint64_t unread_ = 0;
  std::optional<Timestamp> oldest_;
};

}  // namespace vedette::ingest
