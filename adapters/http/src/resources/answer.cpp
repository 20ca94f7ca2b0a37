#include "answer.hpp"

#include <charconv>

#include "input/content_type.hpp"
#include "input/query_reader.hpp"

namespace vedette::http {

namespace {

Response answered(Result<Response> result, const Call& call) {
  if (!result) return problem(toFailure(result.error()), call.request);
  return std::move(*result);
}

Answering ifJson(Answering handle) {
  return [handle = std::move(handle)](const Call& call) {
    if (const auto failure = unlessContentType(jsonType, call.request))
      return problem(*failure, call.request);
    return handle(call);
  };
}

}  // namespace

Result<void> refuseQuery(const Request& request) {
  if (request.rawQuery.empty()) return {};
  Result<QueryReader> query = QueryReader::of(request);
  if (!query) return query.error();
  return query->finish();
}

Answering on(Core& core, Resource resource) {
  return [&core, resource](const Call& call) {
    if (const auto refused = refuseQuery(call.request); !refused) return answered(refused.error(), call);
    return answered(resource(core, call), call);
  };
}

Answering onQuery(Core& core, Resource resource) {
  return [&core, resource](const Call& call) { return answered(resource(core, call), call); };
}

Answering onJson(Core& core, Resource resource) { return ifJson(on(core, resource)); }

Answering onJsonAndQuery(Core& core, Resource resource) { return ifJson(onQuery(core, resource)); }

Result<std::int64_t> idIn(const std::string& capture, std::string_view what) {
  std::int64_t id = 0;
  const auto [end, failed] = std::from_chars(capture.data(), capture.data() + capture.size(), id);
  if (failed != std::errc{} || end != capture.data() + capture.size() || id < 1 || capture.front() == '0')
    return notFound("There is no such " + std::string{what} + ".");
  return id;
}

}  // namespace vedette::http
