#include "event_bulk.hpp"

#include "../answer.hpp"
#include "../input/content_type.hpp"
#include "bulk_ingest.hpp"
#include "line_reader.hpp"
#include "rejected_lines.hpp"
#include "vedette/json/event_json.hpp"

namespace vedette::http {

namespace {

Result<NewEvent> readLine(const LineReader::Line& line) {
  if (line.tooLong)
    return invalid("The line is longer than " + std::to_string(LineReader::maxLine) + " bytes.");
  return json::readEvent(line.text);
}

// What a request that broke off leaves behind: its client must know, since it cannot be taken back.
std::string storedBefore(const BulkIngest::Figures& figures) {
  return " Of this request " + std::to_string(figures.accepted) + " events were stored and " +
         std::to_string(figures.duplicates) +
         " were known already; lines without a uid would be stored again if they were sent again.";
}

Response brokenOff(Failure failure, const BulkIngest::Figures& figures, const Request& request) {
  failure.detail += storedBefore(figures);
  return problem(failure, request);
}

Response summary(const BulkIngest::Figures& figures, const RejectedLines& rejected) {
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("accepted").count(figures.accepted);
  writer.key("duplicates").count(figures.duplicates);
  writer.key("rejected").count(rejected.count());
  writer.key("alerts").count(figures.alerts);
  writer.key("errors");
  rejected.write(writer);
  if (figures.spooled > 0) writer.key("spooled").count(figures.spooled).key("durability").text("spool");
  writer.endObject();
  return json(200, std::move(body));
}

RejectedLines ingestLines(LineReader& lines, BulkIngest& ingest) {
  RejectedLines rejected;
  while (const auto line = lines.next()) {
    Result<NewEvent> event = readLine(*line);
    if (!event)
      rejected.add(line->number, std::move(event).error());
    else if (!ingest.add(std::move(*event)))
      break;
  }
  ingest.finish();
  return rejected;
}

Response post(const SubmitEvents& submit, const Call& call, BodySource& body) {
  if (const auto failure = unlessContentType(ndjsonType, call.request))
    return problem(*failure, call.request);
  if (const auto refused = refuseQuery(call.request); !refused)
    return problem(toFailure(refused.error()), call.request);
  LineReader lines{body};
  BulkIngest ingest{submit, call.principal};
  const RejectedLines rejected = ingestLines(lines, ingest);
  if (ingest.failure()) return brokenOff(toFailure(*ingest.failure()), ingest.figures(), call.request);
  if (lines.failure()) return brokenOff(*lines.failure(), ingest.figures(), call.request);
  return summary(ingest.figures(), rejected);
}

}  // namespace

Streaming postEvents(SubmitEvents submit) {
  return {
      [submit = std::move(submit)](const Call& call, BodySource& body) { return post(submit, call, body); }};
}

}  // namespace vedette::http
