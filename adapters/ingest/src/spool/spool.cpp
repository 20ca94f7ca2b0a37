#include "vedette/ingest/spool.hpp"

#include <mutex>

#include "spool/files/segments.hpp"
#include "spool/submission_lines.hpp"

namespace vedette::ingest {

struct Spool::Implementation {
  Implementation(const SpoolSettings& chosen, Segments opened)
      : settings(chosen), segments(std::move(opened)) {
    figures.events = segments.events();
    figures.unread = segments.unread();
    showPlaces();
  }

  const SpoolSettings settings;
  Segments segments;
  Segments::Place begin;  // what stands before is stored
  Segments::Place end;    // of what front() gave last
  std::uint64_t given = 0;
  mutable std::mutex mutex;
  SpoolFigures figures;

  void showPlaces() {
    figures.bytes = segments.bytes();
    figures.oldest = segments.oldest();
  }

  Result<void> take(std::string_view bytes, std::uint64_t wanted, std::vector<Submission>& submissions);
  Result<void> setAside(std::string_view lines, std::uint64_t events);
};

Spool::Spool(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}
Spool::~Spool() = default;

Result<std::unique_ptr<Spool>> Spool::open(const SpoolSettings& settings) {
  auto segments = Segments::open(settings.folder);
  if (!segments) return std::move(segments).error();
  return std::unique_ptr<Spool>(new Spool(std::make_unique<Implementation>(settings, *std::move(segments))));
}

Result<void> Spool::append(std::span<const Submission> submissions) {
  Implementation& own = *implementation_;
  std::string text;
  std::uint64_t events = 0;
  for (const Submission& submission : submissions) {
    appendLines(text, submission);
    events += submission.events.size();
  }
  if (events == 0) return {};
  if (own.segments.bytes() + frameHeaderBytes + text.size() > own.settings.maxBytes)
    return unavailable("The database is away, and the spool is full.");
  auto appended = own.segments.append(
      {static_cast<std::uint32_t>(events), submissions.front().receivedAt.value_or(Timestamp{}), text});
  const std::lock_guard lock(own.mutex);
  own.showPlaces();
  own.figures.failure = appended ? std::string() : appended.error().message;
  if (!appended) return unavailable("The database is away, and the spool cannot be written.");
  own.figures.events += events;
  own.figures.spooled += events;
  return {};
}

bool Spool::empty() const { return implementation_->segments.atEnd(implementation_->begin); }

Result<std::vector<Submission>> Spool::front(std::size_t events) {
  Implementation& own = *implementation_;
  own.end = own.begin;
  own.given = 0;
  std::vector<Submission> submissions;
  while (own.given < events && !own.segments.atEnd(own.end)) {
    const auto bytes = own.segments.read(own.end);
    if (!bytes) return bytes.error();
    if (auto taken = own.take(*bytes, events, submissions); !taken) return std::move(taken).error();
  }
  return submissions;
}

// Frames from the begin of the bytes on, which stand at `end`.
Result<void> Spool::Implementation::take(std::string_view bytes, std::uint64_t wanted,
                                         std::vector<Submission>& submissions) {
  const std::uint64_t start = end.offset;
  for (auto found = findFrame(bytes, 0); found; found = findFrame(bytes, found->end)) {
    auto read = readLines(found->frame.text);
    if (read)
      std::move(read->begin(), read->end(), std::back_inserter(submissions));
    else if (auto kept = setAside(found->frame.text, found->frame.events); !kept)
      return kept;
    given += found->frame.events;
    end.offset = start + found->end;
    if (given >= wanted) return {};
  }
  end.offset = start + bytes.size();
  return {};
}

void Spool::pop() {
  Implementation& own = *implementation_;
  own.begin = own.end;
  own.segments.removeBefore(own.begin);
  own.end = own.begin;
  const std::lock_guard lock(own.mutex);
  own.figures.events -= own.given;
  own.figures.replayed += own.given;
  own.given = 0;
  own.showPlaces();
}

Result<void> Spool::setAside(std::span<const Submission> submissions) {
  std::string lines;
  std::uint64_t events = 0;
  for (const Submission& submission : submissions) {
    appendEventLines(lines, submission);
    events += submission.events.size();
  }
  return implementation_->setAside(lines, events);
}

Result<void> Spool::Implementation::setAside(std::string_view lines, std::uint64_t events) {
  if (lines.empty()) return {};
  auto file = File::open(settings.folder / "set-aside.ndjson", O_WRONLY | O_CREAT | O_APPEND);
  if (!file) return std::move(file).error();
  if (auto written = file->write(lines); !written) return written;
  if (auto synced = file->sync(); !synced) return synced;
  if (auto named = syncFolder(settings.folder); !named) return named;
  const std::lock_guard lock(mutex);
  figures.setAside += events;
  return {};
}

SpoolFigures Spool::figures() const {
  const std::lock_guard lock(implementation_->mutex);
  return implementation_->figures;
}

}  // namespace vedette::ingest
