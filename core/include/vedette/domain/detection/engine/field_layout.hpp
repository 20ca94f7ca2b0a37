#pragma once

#include <string>
#include <vector>

namespace vedette::detection {

// Where shippers put what rules know as a field. Paths have dots between their keys.
struct FieldLayout {
  // "winlog.channel" is Channel. An empty field is the event itself: "winlog.event_data.Image" is Image.
  struct Path {
    std::string path;
    std::string field;
  };
  // A list whose elements name a field each, and its values: {"@Name": "Image", "#text": "..."}. The keys are
  // paths below the element, any of them.
  struct Pairs {
    std::string list;
    std::vector<std::string> names, values;
  };
  // Objects whose key is a value of the field, and in which the event's fields stand: {"SYSCALL": {...}}.
  struct Records {
    std::string field;
    std::vector<std::string> keys;
  };
  // A list whose elements are fields with a number each: a0, a1 ...
  struct Numbered {
    std::string list;
    std::string field;
  };

  std::vector<Path> paths = {};
  std::vector<Pairs> pairs = {};
  std::vector<Records> records = {};
  std::vector<Numbered> numbered = {};
  std::vector<std::string> embedded = {};  // texts that are JSON objects which stand for the event
  std::vector<std::string> lowered = {};   // objects whose keys are fields with a small first letter
};

}  // namespace vedette::detection
