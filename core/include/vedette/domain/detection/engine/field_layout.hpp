#pragma once

#include <string>
#include <utility>
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
    bool inCapitals = false;  // the names may be the fields' in capitals: SETTING_NAME
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

  // A value that says what a field is: "0" under errorCode that Status is Success. An empty value is any
  // other.
  struct Meaning {
    std::string path;
    std::string field;
    std::vector<std::pair<std::string, std::string>> values;
  };

  std::vector<Path> paths = {};
  std::vector<Pairs> pairs = {};
  std::vector<Records> records = {};
  std::vector<Numbered> numbered = {};
  std::vector<std::string> embedded = {};  // texts that are JSON objects which stand for the event
  std::vector<std::string> lowered = {};   // objects whose keys are fields with a small first letter
  std::vector<std::string> doubled = {};   // objects in whose texts every backslash stands twice
  std::vector<Meaning> meanings = {};
};

}  // namespace vedette::detection
