#include "event_bulk.hpp"

#include "../answer.hpp"
#include "../input/content_type.hpp"
#include "bulk_ingest.hpp"
#include "bulk_query.hpp"
#include "line_reader.hpp"
#include "record_source.hpp"
#include "rejected_lines.hpp"
#include "vedette/json/event_json.hpp"
#include "vedette/json/raw_event_reader.hpp"

namespace vedette::http {

namespace {

using ReadLine = std::function<Result<NewEvent>(std::string_view)>;

Result<NewEvent> eventOf(const LineReader::Line& line, const ReadLine& read) {
  if (line.tooLong)
    return invalid("The line is longer than " + std::to_string(LineReader::maxLine) + " bytes.");
  return read(line.text);
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

Response summary(const BulkIngest::Figures& figures, const RejectedLines& rejected,
                 const json::RawEventReader* raw) {
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("accepted").count(figures.accepted);
  writer.key("duplicates").count(figures.duplicates);
  writer.key("rejected").count(rejected.count());
  writer.key("alerts").count(figures.alerts);
  writer.key("errors");
  rejected.write(writer);
  if (raw) writer.key("without_timestamp").count(raw->withoutTime());
  if (figures.spooled > 0) writer.key("spooled").count(figures.spooled).key("durability").text("spool");
  writer.endObject();
  return json(200, std::move(body));
}

RejectedLines ingestLines(LineReader& lines, const ReadLine& read, BulkIngest& ingest) {
  RejectedLines rejected;
  while (const auto line = lines.next()) {
    Result<NewEvent> event = eventOf(*line, read);
    if (!event)
      rejected.add(line->number, std::move(event).error());
    else if (!ingest.add(std::move(*event)))
      break;
  }
  ingest.finish();
  return rejected;
}

Response ingestBody(const SubmitEvents& submit, const Call& call, BodySource& body,
                    json::RawEventReader* raw) {
  const ReadLine read = [raw](std::string_view line) {
    return raw ? raw->read(line) : json::readEvent(line);
  };
  LineReader lines{body};
  BulkIngest ingest{submit, call.principal};
  const RejectedLines rejected = ingestLines(lines, read, ingest);
  if (ingest.failure()) return brokenOff(toFailure(*ingest.failure()), ingest.figures(), call.request);
  if (lines.failure()) return brokenOff(*lines.failure(), ingest.figures(), call.request);
  return summary(ingest.figures(), rejected, raw);
}

Response post(const SubmitEvents& submit, const SourceProfiles& profiles, const Call& call,
              BodySource& body) {
  if (const auto failure = unlessContentType(ndjsonType, call.request))
    return problem(*failure, call.request);
  const Result<BulkQuery> query = readBulkQuery(call.request, profiles);
  if (!query) return problem(toFailure(query.error()), call.request);
  if (!query->raw) return ingestBody(submit, call, body, nullptr);
  RecordSource records{body, query->raw->profile->envelope()};
  json::RawEventReader reader{*query->raw->profile, query->raw->origin};
  return ingestBody(submit, call, records, &reader);
}

}  // namespace

Streaming postEvents(SubmitEvents submit, SourceProfiles profiles, AdmitEvents admit) {
  return {[submit = std::move(submit), profiles = std::move(profiles)](const Call& call, BodySource& body) {
            return post(submit, profiles, call, body);
          },
          std::move(admit)};
}

}  // namespace vedette::http
