#include "spool/files/segment.hpp"

namespace vedette::ingest {

Result<Segment> Segment::create(const std::filesystem::path& path) {
  auto file = File::open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND);
  if (!file) return std::move(file).error();
  if (auto synced = syncFolder(path.parent_path()); !synced) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return std::move(synced).error();
  }
  return Segment(path, *std::move(file), true);
}

Result<Segment> Segment::open(const std::filesystem::path& path) {
  auto file = File::open(path, O_RDONLY);
  if (!file) return std::move(file).error();
  const auto size = file->size();
  if (!size) return size.error();
  const auto bytes = file->read(0, *size);
  if (!bytes) return bytes.error();
  Segment segment(path, *std::move(file), false);
  while (const auto found = findFrame(*bytes, segment.end_)) {
    segment.unread_ += found->begin - segment.end_;
    segment.end_ = found->end;
    segment.count(found->frame);
  }
  segment.unread_ += bytes->size() - segment.end_;
  return segment;
}

Result<void> Segment::append(const Frame& frame) {
  const std::string bytes = encode(frame);
  writable_ = false;
  if (auto written = file_.write(bytes); !written) return written;
  if (auto synced = file_.sync(); !synced) return synced;
  writable_ = true;
  end_ += bytes.size();
  count(frame);
  return {};
}

void Segment::count(const Frame& frame) {
  events_ += frame.events;
  if (!oldest_) oldest_ = frame.receivedAt;
}

}  // namespace vedette::ingest
