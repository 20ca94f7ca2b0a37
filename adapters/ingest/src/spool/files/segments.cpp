#include "spool/files/segments.hpp"

#include <algorithm>
#include <charconv>

namespace vedette::ingest {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view extension = ".spool", keptExtension = ".unread";

// 0: it is no segment.
std::uint64_t numberOf(const fs::path& path) {
  if (path.extension() != extension) return 0;
  const std::string stem = path.stem().string();
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(stem.data(), stem.data() + stem.size(), number);
  return failed == std::errc{} && end == stem.data() + stem.size() ? number : 0;
}

std::string nameOf(std::uint64_t number) {
  constexpr std::size_t digits = 12;
  std::string name = std::to_string(number);
  return std::string(digits - std::min(digits, name.size()), '0') + name + std::string(extension);
}

Result<void> makeFolder(const fs::path& folder) {
  std::error_code problem;
  if (fs::is_directory(folder, problem)) return {};
  fs::create_directories(folder, problem);
  if (!problem) fs::permissions(folder, fs::perms::owner_all, problem);
  if (problem)
    return unavailable("Cannot make the spool " + folder.string() + ": " + problem.message() + ".");
  return syncFolder(folder.parent_path());
}

}  // namespace

Result<Segments> Segments::open(const fs::path& given) {
  const fs::path folder = fs::absolute(given).lexically_normal();
  if (auto made = makeFolder(folder); !made) return std::move(made).error();
  auto lock = File::open(folder, O_RDONLY | O_DIRECTORY);
  if (!lock) return std::move(lock).error();
  if (auto locked = lock->lock(); !locked) return std::move(locked).error();
  Segments segments(folder, *std::move(lock));
  if (auto opened = segments.openAll(); !opened) return std::move(opened).error();
  return segments;
}

Result<void> Segments::openAll() {
  std::vector<std::uint64_t> numbers;
  std::error_code problem;
  for (fs::directory_iterator entry(folder_, problem), end; !problem && entry != end;
       entry.increment(problem))
    if (const auto number = numberOf(entry->path())) numbers.push_back(number);
  if (problem)
    return unavailable("Cannot read the spool " + folder_.string() + ": " + problem.message() + ".");
  std::sort(numbers.begin(), numbers.end());
  for (const auto number : numbers) {
    auto segment = Segment::open(folder_ / nameOf(number));
    if (!segment) return std::move(segment).error();
    segments_.push_back(*std::move(segment));
    lastNumber_ = number;
  }
  return {};
}

Result<void> Segments::append(const Frame& frame) {
  if (segments_.empty() || !segments_.back().takesMore()) {
    auto created = Segment::create(folder_ / nameOf(++lastNumber_));
    if (!created) return std::move(created).error();
    segments_.push_back(*std::move(created));
  }
  auto appended = segments_.back().append(frame);
  if (!appended && segments_.back().end() == 0) {
    std::error_code ignored;
    fs::remove(segments_.back().path(), ignored);
    segments_.pop_back();
  }
  return appended;
}

void Segments::passEnd(Place& place) const {
  while (place.segment < segments_.size() && place.offset == segments_[place.segment].end())
    place = {place.segment + 1, 0};
}

bool Segments::atEnd(Place place) const {
  passEnd(place);
  return place.segment == segments_.size();
}

Result<std::string> Segments::read(Place& place) const {
  passEnd(place);
  return segments_[place.segment].read(place.offset);
}

void Segments::removeBefore(Place& place) {
  passEnd(place);
  for (; place.segment > 0; --place.segment) removeFirst();
}

// A file that comes back after a power cut is replayed again, and known by its uids.
void Segments::removeFirst() {
  const Segment& first = segments_.front();
  std::error_code ignored;
  if (first.unread() > 0)
    fs::rename(first.path(), fs::path(first.path()).replace_extension(keptExtension), ignored);
  else
    fs::remove(first.path(), ignored);
  segments_.pop_front();
}

namespace {

template <class Figure>
std::uint64_t sum(const std::deque<Segment>& segments, Figure figure) {
  std::uint64_t total = 0;
  for (const Segment& segment : segments) total += (segment.*figure)();
  return total;
}

}  // namespace

std::uint64_t Segments::bytes() const { return sum(segments_, &Segment::end); }
std::uint64_t Segments::events() const { return sum(segments_, &Segment::events); }
std::uint64_t Segments::unread() const { return sum(segments_, &Segment::unread); }

std::optional<Timestamp> Segments::oldest() const {
  return segments_.empty() ? std::nullopt : segments_.front().oldest();
}

}  // namespace vedette::ingest
