#include "ingest/event_reader.hpp"

#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace vedette::bench {
namespace {

using Length = rapidjson::SizeType;
constexpr std::array<std::string_view, 5> severities{"info", "low", "medium", "high", "critical"};

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Fills a row from one object; what it does not know is skipped.
struct EventSink : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, EventSink> {
  EventSink(EventRow& wanted, rapidjson::InsituStringStream& from, std::string_view line)
      : row(wanted), stream(from), original(line) {}

  bool Key(const char* text, Length length, bool) {
    if (depth == 1) name = {text, length};
    return true;
  }
  bool String(const char* text, Length length, bool) {
    if (depth == 1) set({text, length});
    return true;
  }
  bool StartObject() {
    if (++depth == 2) objectBegan = stream.Tell() - 1;
    return true;
  }
  bool EndObject(Length) {
    if (--depth == 1 && name == "attributes")
      row.attributes = original.substr(objectBegan, stream.Tell() - objectBegan);
    return true;
  }
  bool StartArray() { return ++depth > 0; }
  bool EndArray(Length) { return --depth > 0; }

  void set(std::string_view value) {
    if (name == "source_name")
      row.source = value;
    else if (name == "event_type")
      row.type = value;
    else if (name == "description")
      row.description = value;
    else if (name == "severity")
      row.severity = rankOf(value);
  }

  static int rankOf(std::string_view severity) {
    const auto found = std::find(severities.begin(), severities.end(), severity);
    return found == severities.end() ? -1 : static_cast<int>(found - severities.begin());
  }

  EventRow& row;
  rapidjson::InsituStringStream& stream;
  std::string_view original;
  std::string_view name;
  std::size_t objectBegan = 0;
  int depth = 0;
};

}  // namespace

bool EventReader::read(std::string_view text) {
  text_ = text;
  scratch_.assign(text);
  rows_.clear();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!readLine(begin, end)) return false;
    begin = end + 1;
  }
  return !rows_.empty();
}

bool EventReader::readLine(std::size_t begin, std::size_t end) {
  constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag;
  scratch_[end] = '\0';
  rapidjson::InsituStringStream stream(scratch_.data() + begin);
  EventRow row;
  row.receivedAt = now();
  EventSink sink(row, stream, text_.substr(begin, end - begin));
  rapidjson::Reader reader;
  if (reader.Parse<flags>(stream, sink).IsError()) return false;
  if (row.source.empty() || row.type.empty() || row.description.empty() || row.severity < 0) return false;
  rows_.push_back(row);
  return true;
}

}  // namespace vedette::bench
