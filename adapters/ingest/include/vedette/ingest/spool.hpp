#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vedette/usecases/ingest_events.hpp"

namespace vedette::ingest {

struct SpoolSettings {
  std::filesystem::path folder;    // empty: there is no spool
  std::size_t maxBytes = 1 << 30;  // of all its files
};

struct SpoolFigures {
  std::uint64_t events = 0;         // that wait
  std::uint64_t bytes = 0;          // that they take
  std::optional<Timestamp> oldest;  // about when the first of them came
  std::uint64_t spooled = 0;        // events, since the start
  std::uint64_t replayed = 0;       // stored or known there already, since the start
  std::uint64_t setAside = 0;       // that the store refuses, since the start
  std::uint64_t unread = 0;         // bytes found in it that no whole record holds
  std::string failure;              // why the last append() failed on the disk; empty: it did not
};

// Submissions that wait on this machine's disk for a store that is away, in the order in which they came.
// One thread uses it; figures() may be called from any. At the most one process has a folder open.
class Spool {
 public:
  // Makes the folder, for its owner alone, when there is none, and looks at what waits in it.
  static Result<std::unique_ptr<Spool>> open(const SpoolSettings&);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // All of them or none, on disk when it returns: one sync. Each must have the time of its receipt, and each
  // event a uid. Unavailable when the spool is full or its disk fails.
  Result<void> append(std::span<const Submission>);

  bool empty() const;

  // The first that wait, up to about that many events; the same again until pop() removes what it gave last.
  Result<std::vector<Submission>> front(std::size_t events);
  void pop();

  // Writes events that the store refuses to a file beside, as lines for POST /api/v1/events/bulk.
  Result<void> setAside(std::span<const Submission>);

  SpoolFigures figures() const;

 private:
  struct Implementation;
  explicit Spool(std::unique_ptr<Implementation>);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace vedette::ingest
