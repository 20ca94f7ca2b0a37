#include "vedette/json/event_json.hpp"

namespace vedette::json {
namespace {

void writeLogSource(Writer& writer, const LogSource& logSource) {
  writer.startObject();
  writer.key("category").text(logSource.category);
  writer.key("product").text(logSource.product);
  writer.key("service").text(logSource.service);
  writer.endObject();
}

}  // namespace

void writeNewEvent(Writer& writer, const NewEvent& event) {
  writer.startObject();
  if (event.uid()) writer.key("uid").text(*event.uid());
  writer.key("source_name").text(event.sourceName());
  writer.key("event_type").text(event.eventType());
  writer.key("severity").text(toString(event.severity()));
  writer.key("description").text(event.description());
  if (event.timestamp()) writer.key("timestamp").time(*event.timestamp());
  if (event.logSource()) {
    writer.key("logsource");
    writeLogSource(writer, *event.logSource());
  }
  writer.key("attributes").raw(event.attributes().json());
  writer.endObject();
}

void writeEvent(Writer& writer, const Event& event) {
  writer.startObject();
  writer.key("id");
  event.id > 0 ? writer.integer(event.id) : writer.null();
  writer.key("uid").text(event.uid());
  writer.key("source_name").text(event.sourceName);
  writer.key("event_type").text(event.eventType);
  writer.key("severity").text(toString(event.severity));
  writer.key("description").text(event.description);
  writer.key("timestamp").time(event.timestamp);
  writer.key("received_at").time(event.receivedAt);
  writer.key("logsource");
  if (event.logSource)
    writeLogSource(writer, *event.logSource);
  else
    writer.null();
  writer.key("attributes").raw(event.attributes.json());
  writer.endObject();
}

}  // namespace vedette::json
