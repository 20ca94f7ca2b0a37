#pragma once

#include <yaml.h>

#include <string_view>

#include "yaml/node.hpp"

namespace vedette::sigma {

inline Mark from(const yaml_mark_t& mark) { return {mark.line + 1, mark.column + 1}; }

// libyaml's events of one text, which must outlive it.
class YamlEvents {
 public:
  explicit YamlEvents(std::string_view utf8);
  ~YamlEvents();

  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  // Good until the next call; not to be called after the end of the stream. Throws Refused for what is no
  // YAML.
  const yaml_event_t& next();

 private:
  [[noreturn]] void refuse() const;

  std::string_view text_;
  yaml_parser_t parser_;
  yaml_event_t event_{};
};

}  // namespace vedette::sigma
