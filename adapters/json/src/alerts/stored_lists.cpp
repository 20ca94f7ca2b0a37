#include "members/texts_sink.hpp"
#include "text/reader.hpp"
#include "vedette/json/alert_json.hpp"

namespace vedette::json {

std::vector<std::string> toTexts(std::string_view json) {
  TextsSink sink;
  if (!read(json, sink, Root::Any)) return {};
  return sink.take();
}

}  // namespace vedette::json
