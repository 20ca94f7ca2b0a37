#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "setting.hpp"
#include "units.hpp"

namespace vedette::app {

// What a row of the table says about itself.
struct Description {
  std::string_view key;
  std::string_view flag;
  std::string_view doc;
};

template <class T>
struct Range {
  T least;
  T most;
};

// The kinds of settings. `place` gives the member of Settings that a setting fills:
// [](auto& s) -> auto& { return s.http.port; }

template <class Place>
Setting numberSetting(Description about, Range<std::uint64_t> range, Place place) {
  return {std::string(about.key),
          std::string(about.flag),
          "a number from " + std::to_string(range.least) + " to " + std::to_string(range.most),
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            const auto number = parseNumber(value);
            if (!number || *number < range.least || *number > range.most) return false;
            place(s) = static_cast<std::remove_reference_t<decltype(place(s))>>(*number);
            return true;
          },
          [=](const Settings& s) { return std::to_string(place(s)); }};
}

// Nothing stands for auto.
template <class Place>
Setting numberOrAutoSetting(Description about, Range<std::uint64_t> range, Place place) {
  return {std::string(about.key),
          std::string(about.flag),
          "auto, or a number from " + std::to_string(range.least) + " to " + std::to_string(range.most),
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            const auto number = parseNumber(value);
            place(s) = number;
            return value == "auto" || (number && *number >= range.least && *number <= range.most);
          },
          [=](const Settings& s) { return place(s) ? std::to_string(*place(s)) : "auto"; }};
}

template <class Place>
Setting bytesSetting(Description about, Range<std::uint64_t> range, Place place) {
  return {std::string(about.key),
          std::string(about.flag),
          "bytes, or KiB, MiB, GiB; from " + formatBytes(range.least) + " to " + formatBytes(range.most),
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            const auto bytes = parseBytes(value);
            if (!bytes || *bytes < range.least || *bytes > range.most) return false;
            place(s) = *bytes;
            return true;
          },
          [=](const Settings& s) { return formatBytes(place(s)); }};
}

template <class Place>
Setting durationSetting(Description about, Range<std::chrono::seconds> range, Place place) {
  return {std::string(about.key),
          std::string(about.flag),
          "seconds, or a number with s, m, h or d; from " + formatDuration(range.least) + " to " +
              formatDuration(range.most),
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            const auto duration = parseDuration(value);
            if (!duration || *duration < range.least || *duration > range.most) return false;
            place(s) = *duration;
            return true;
          },
          [=](const Settings& s) { return formatDuration(place(s)); }};
}

template <class Place>
Setting ageSetting(Description about, Range<std::chrono::seconds> range, Place place) {
  return {std::string(about.key),
          std::string(about.flag),
          "never, or seconds, or a number with s, m, h or d; from " + formatDuration(range.least) + " to " +
              formatDuration(range.most),
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            const auto duration = parseDuration(value);
            place(s) = duration;
            return value == "never" || (duration && *duration >= range.least && *duration <= range.most);
          },
          [=](const Settings& s) { return place(s) ? formatDuration(*place(s)) : "never"; }};
}

template <class Place>
Setting switchSetting(Description about, Place place) {
  return {std::string(about.key),
          std::string(about.flag),
          "true or false",
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            place(s) = value == "true";
            return value == "true" || value == "false";
          },
          [=](const Settings& s) { return place(s) ? "true" : "false"; },
          true};
}

template <class Place>
Setting choiceSetting(Description about, std::vector<std::string> choices, Place place) {
  std::string allowed = "one of";
  for (const auto& choice : choices) allowed += " " + choice;
  return {std::string(about.key),
          std::string(about.flag),
          allowed,
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            place(s) = value;
            return std::find(choices.begin(), choices.end(), value) != choices.end();
          },
          [=](const Settings& s) { return place(s); }};
}

template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

// Each choice stands for a value, by its name.
template <class Value, class Place>
Setting namedSetting(Description about, Choices<Value> choices, Place place) {
  std::string allowed = "one of";
  for (const auto& [name, value] : choices) allowed += " " + name;
  return {std::string(about.key),
          std::string(about.flag),
          allowed,
          std::string(about.doc),
          [=](Settings& s, std::string_view text) {
            const auto found = std::ranges::find(choices, text, &Choices<Value>::value_type::first);
            if (found != choices.end()) place(s) = found->second;
            return found != choices.end();
          },
          [=](const Settings& s) {
            return std::ranges::find(choices, place(s), &Choices<Value>::value_type::second)->first;
          }};
}

template <class Place>
Setting pathSetting(Description about, std::string_view allowed, Place place) {
  return {std::string(about.key),
          std::string(about.flag),
          std::string(allowed),
          std::string(about.doc),
          [=](Settings& s, std::string_view value) {
            place(s) = value;
            return !value.empty();
          },
          [=](const Settings& s) { return place(s).string(); }};
}

Setting listenSetting(Description);
Setting databaseSetting(Description);

}  // namespace vedette::app
