#include "../answer.hpp"
#include "../input/content_type.hpp"
#include "events.hpp"
#include "vedette/json/alert_json.hpp"
#include "vedette/json/event_json.hpp"

namespace vedette::http {

namespace {

Response receiptAnswer(const Receipt& receipt) {
  std::string body;
  body.reserve(512 + receipt.event.description.size() + receipt.event.attributes.json().size() +
               receipt.alerts.size() * 1024);
  json::Writer writer{body};
  writer.startObject().key("event");
  json::writeEvent(writer, receipt.event);
  writer.key("alerts").startArray();
  for (const Alert& alert : receipt.alerts) json::writeAlert(writer, alert);
  writer.endArray();
  if (receipt.spooled) writer.key("durability").text("spool");
  writer.endObject();
  return json(receipt.duplicate ? 200 : 201, std::move(body));
}

void post(const SubmitEvents& submit, const Call& call, const Reply& reply) {
  if (const auto failure = unlessContentType(jsonType, call.request))
    return reply(problem(*failure, call.request));
  if (const auto refused = refuseQuery(call.request); !refused)
    return reply(problem(toFailure(refused.error()), call.request));
  Result<NewEvent> event = json::readEvent(call.request.body);
  if (!event) return reply(problem(toFailure(event.error()), call.request));
  Submission submission{call.principal, {}};
  submission.events.push_back(std::move(*event));
  const Result<void> taken = submit(std::move(submission), [reply](Result<Receipts> receipts) {
    reply([receipts = std::move(receipts)] {
      return receipts ? receiptAnswer(receipts->front()) : problem(toFailure(receipts.error()), Request{});
    });
  });
  if (!taken) reply(problem(toFailure(taken.error()), call.request));
}

}  // namespace

Deferred postEvent(SubmitEvents submit, AdmitEvents admit) {
  return {[submit = std::move(submit)](const Call& call, const Reply& reply) { post(submit, call, reply); },
          std::move(admit)};
}

}  // namespace vedette::http
