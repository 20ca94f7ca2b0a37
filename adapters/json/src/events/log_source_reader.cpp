#include "events/event_reader.hpp"
#include "members/field_problems.hpp"

namespace vedette::json {

void LogSourceSink::member(std::string_view name) {
  part_ = nullptr;
  if (name == "category") {
    part_ = &logSource_.category, field_ = "logsource.category";
  } else if (name == "product") {
    part_ = &logSource_.product, field_ = "logsource.product";
  } else if (name == "service") {
    part_ = &logSource_.service, field_ = "logsource.service";
  } else if (problems_.size() < maxUnknownReported) {
    problems_.push_back(unknownField("logsource." + std::string(name), "category, product, service"));
  }
}

void LogSourceSink::scalar(Kind kind, std::string_view token) {
  if (!part_) return;
  if (kind == Kind::Text)
    *part_ = token;
  else
    problems_.push_back(wrongType(field_, "a string", kind));
}

Sink& LogSourceSink::nested(Kind kind) {
  if (part_) problems_.push_back(wrongType(field_, "a string", kind));
  return ignored();
}

}  // namespace vedette::json
