#include "rejected_lines.hpp"

#include <map>

namespace vedette::http {

namespace {

void writeFields(json::Writer& writer, const std::vector<FieldError>& fields) {
  std::map<std::string_view, std::vector<std::string>> byName;
  for (const FieldError& field : fields) byName[field.field].push_back(field.message);
  writer.startObject();
  for (const auto& [name, messages] : byName) writer.name(name).texts(messages);
  writer.endObject();
}

}  // namespace

void RejectedLines::add(std::size_t line, Error error) {
  ++count_;
  if (kept_.size() < maxKept) kept_.push_back({line, std::move(error)});
}

void RejectedLines::write(json::Writer& writer) const {
  writer.startArray();
  for (const Rejected& rejected : kept_) {
    writer.startObject();
    writer.key("line").count(rejected.line);
    writer.key("detail").text(rejected.error.message);
    writer.key("errors");
    writeFields(writer, rejected.error.fields);
    writer.endObject();
  }
  writer.endArray();
}

}  // namespace vedette::http
