#include "yaml/events.hpp"

#include <new>

#include "vedette/domain/text.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

Mark markAt(std::string_view text, std::size_t offset) {
  Mark mark;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < offset; ++i)
    if (text[i] == '\n') ++mark.line, begin = i + 1;
  mark.column = lengthOf(text.substr(begin, offset - begin)) + 1;
  return mark;
}

// U+0085, U+2028 and U+2029 end a line in YAML 1.1, and so for libyaml, but not in 1.2: a comment in the one
// is a key in the other.
void refuseDisputedBreaks(std::string_view text) {
  for (const std::string_view lineBreak : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
    if (const auto offset = text.find(lineBreak); offset != std::string_view::npos)
      throw Refused(markAt(text, offset),
                    "U+0085, U+2028 and U+2029 stand in a text as \\N, \\L and \\P between double quotes");
}

}  // namespace

YamlEvents::YamlEvents(std::string_view utf8) : text_(utf8) {
  refuseDisputedBreaks(utf8);
  if (!yaml_parser_initialize(&parser_)) throw std::bad_alloc();
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(utf8.data()), utf8.size());
}

YamlEvents::~YamlEvents() {
  yaml_event_delete(&event_);
  yaml_parser_delete(&parser_);
}

const yaml_event_t& YamlEvents::next() {
  yaml_event_delete(&event_);
  if (!yaml_parser_parse(&parser_, &event_)) refuse();
  return event_;
}

void YamlEvents::refuse() const {
  if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  std::string reason = std::string("YAML: ") + parser_.problem;
  if (parser_.error == YAML_READER_ERROR) throw Refused(markAt(text_, parser_.problem_offset), reason);
  if (parser_.context)
    reason += std::string(", ") + parser_.context + " that begins in line " +
              std::to_string(from(parser_.context_mark).line);
  throw Refused(from(parser_.problem_mark), reason);
}

}  // namespace vedette::sigma
