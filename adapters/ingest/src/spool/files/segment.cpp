#include "spool/files/segment.hpp"

#include <utility>

namespace vedette::ingest {

Result<Segment> Segment::create(const std::filesystem::path& path) {
  auto file = File::open(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND);
  if (!file) return std::move(file).error();
  if (auto synced = syncFolder(path.parent_path()); !synced) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return std::move(synced).error();
  }
  Segment segment(path);
  segment.writer_ = *std::move(file);
  return segment;
}

Result<Segment> Segment::open(const std::filesystem::path& path) {
  auto file = File::open(path, O_RDONLY);
  if (!file) return std::move(file).error();
  const auto size = file->size();
  if (!size) return size.error();
  const auto bytes = file->read(0, *size);
  if (!bytes) return bytes.error();
  Segment segment(path);
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
  File writer = *std::exchange(writer_, std::nullopt);
  if (auto written = writer.write(bytes); !written) return written;
  if (auto synced = writer.sync(); !synced) return synced;
  end_ += bytes.size();
  count(frame);
  if (end_ < fullAt) writer_ = std::move(writer);
  return {};
}

Result<std::string> Segment::read(std::uint64_t from) const {
  const auto file = File::open(path_, O_RDONLY);
  if (!file) return file.error();
  return file->read(from, end_);
}

void Segment::count(const Frame& frame) {
  events_ += frame.events;
  if (!oldest_) oldest_ = frame.receivedAt;
}

}  // namespace vedette::ingest
