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

void writeEvent(Writer& writer, const Event& event) {
  writer.startObject();
  writer.key("id").integer(event.id);
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
