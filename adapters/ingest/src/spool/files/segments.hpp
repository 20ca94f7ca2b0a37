#pragma once

#include <deque>
#include <vector>

#include "spool/files/segment.hpp"

namespace vedette::ingest {

// The files of a spool, oldest first, each read from its begin to its end and then removed. One with bytes
// that nobody could read is kept beside, under another name.
class Segments {
 public:
  // Locks the folder.
  static Result<Segments> open(const std::filesystem::path& folder);

  Result<void> append(const Frame&);

  // Where the next read begins.
  struct Place {
    std::size_t segment = 0;
    std::uint64_t offset = 0;
  };
  bool atEnd(Place) const;  // nothing stands behind it, yet

  // What stands from there to the end of a file; the place moves to the begin of the next file first, where
  // it is at the end of one.
  Result<std::string> read(Place&) const;

  // Removes what stands before; the place is then the begin of what is left.
  void removeBefore(Place&);

  std::uint64_t bytes() const;
  std::uint64_t events() const;
  std::uint64_t unread() const;
  std::optional<Timestamp> oldest() const;

 private:
  Segments(std::filesystem::path folder, File lock) : folder_(std::move(folder)), lock_(std::move(lock)) {}
  Result<void> openAll();
  void passEnd(Place&) const;
  void removeFirst();

  std::filesystem::path folder_;
  File lock_;
  std::deque<Segment> segments_;
  std::uint64_t lastNumber_ = 0;
};

}  // namespace vedette::ingest
