#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>

#include "held_commit.hpp"
#include "temporary_folder.hpp"
#include "vedette/ingest/spool.hpp"

namespace vedette::ingest {

namespace fs = std::filesystem;

inline Submission waitingSubmission(const std::string& uid, std::size_t events = 1) {
  Submission submission = submissionOf(events, "event " + uid);
  submission.receivedAt = parseTimestamp("2026-11-22T08:00:00.5Z");
  for (std::size_t i = 0; i < events; ++i) submission.events[i].identify(uid + "-" + std::to_string(i));
  return submission;
}

inline Result<void> append(Spool& spool, const std::string& uid, std::size_t events = 1) {
  const Submission submission = waitingSubmission(uid, events);
  return spool.append({&submission, 1});
}

inline std::vector<std::string> uidsOf(const std::vector<Submission>& submissions) {
  std::vector<std::string> uids;
  for (const Submission& submission : submissions)
    for (const NewEvent& event : submission.events) uids.push_back(*event.uid());
  return uids;
}

// A folder for spools, and its files.
class SpoolPlace {
 public:
  std::unique_ptr<Spool> open(std::size_t maxBytes = 1 << 30) const {
    return Spool::open({folder(), maxBytes}).value();
  }

  fs::path folder() const { return place_.path() / "spool"; }

  std::vector<fs::path> files(std::string_view extension = ".spool") const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder()))
      if (entry.path().extension() == extension) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
  }

  static std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  static void write(const fs::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }

 private:
  app::TemporaryFolder place_;
};

}  // namespace vedette::ingest
