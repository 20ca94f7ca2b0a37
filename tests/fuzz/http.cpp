#include <algorithm>
#include <cstdint>
#include <string>

#include "demand.hpp"
#include "resources/input/etag.hpp"
#include "resources/input/query_reader.hpp"
#include "text/percent.hpp"
#include "vedette/domain/text.hpp"
#include "wire/body_decoder.hpp"
#include "wire/guard.hpp"
#include "wire/head_scan.hpp"
#include "wire/target.hpp"

using namespace vedette;
using namespace vedette::http;

namespace {

constexpr HeadScan::Limits headLimits{.bytes = 2048, .fields = 20};
constexpr std::uint64_t bodyLimit = 1024;

struct Scanned {
  HeadScan::State state = HeadScan::State::Incomplete;
  std::size_t size = 0;
};

Scanned scanned(std::string_view bytes, std::size_t piece) {
  HeadScan scan = HeadScan::ofRequest(headLimits);
  Scanned outcome;
  for (std::size_t end = 0; end < bytes.size() && outcome.state == HeadScan::State::Incomplete;) {
    end = std::min(end + piece, bytes.size());
    outcome = {scan(bytes.substr(0, end)), scan.size()};
  }
  return outcome;
}

struct Body {
  BodyDecoder::State state = BodyDecoder::State::Incomplete;
  std::string text = {};
  std::size_t size = 0;
  bool operator==(const Body&) const = default;
};

Body decoded(const Framing& framing, std::string_view bytes, std::size_t piece) {
  BodyDecoder decoder(framing, bodyLimit);
  Body body;
  std::size_t end = 0;
  do {
    end = std::min(end + piece, bytes.size());
    std::size_t consumed = 0;
    body.state = decoder.feed(bytes.substr(body.size, end - body.size), consumed, body.text);
    demand(consumed <= end - body.size, "no more is taken than there is");
    body.size += consumed;
  } while (end < bytes.size() && body.state == BodyDecoder::State::Incomplete);
  return body;
}

// However a body arrives, it is the same one, and ends at the same byte.
void bodyIsOne(const Framing& framing, std::string_view bytes) {
  const Body whole = decoded(framing, bytes, bytes.size());
  demand(decoded(framing, bytes, 1) == whole, "a body is the same however it arrives");
  demand(whole.text.size() <= bodyLimit, "no body is longer than its limit");
}

void pathIsOne(const std::string& path) {
  if (path == "*") return;
  demand(path.starts_with('/') && path.find("//") == path.npos, "a path is clean");
  demand((path + '/').find("/./") == path.npos && (path + '/').find("/../") == path.npos, "no dot segments");
  demand(isStorableText(path), "a path can be stored");
  demand(std::none_of(path.begin(), path.end(), [](char c) { return (c >= 0 && c < 0x20) || c == '\\'; }),
         "no control bytes, no backslash");
  const std::string written = percentEncodedPath(path);
  const auto again = readTarget(written);
  demand(again && again->path == path, "a path that is written is read the same");
}

void queryIsOne(const Request& request) {
  const auto parameters = parseParameters(request.rawQuery);
  auto reader = QueryReader::of(request);
  demand(parameters.has_value() == static_cast<bool>(reader), "a query is read by all or by none");
  if (!parameters) return;
  std::string written;
  for (const auto& [name, value] : *parameters)
    written += percentEncodedPath(name) + '=' + percentEncodedPath(value) + '&';
  demand(parseParameters(written) == parameters, "a query that is written is read the same");
  (void)reader->integer("limit", 1, 200);
  (void)reader->timeBound("since");
  (void)reader->texts("severity");
  (void)reader->withPrefix("attr.");
  const bool sound = static_cast<bool>(reader->finish());
  demand(!sound || std::all_of(parameters->begin(), parameters->end(),
                               [](const auto& each) {
                                 return each.first == "limit" || each.first == "since" ||
                                        each.first == "severity" || each.first.starts_with("attr.");
                               }),
         "nothing unknown is let through");
}

void isSound(const Request& request, const Envelope& envelope) {
  demand(isValidHost(request.host) || (request.host.empty() && !envelope.http11), "the host is one");
  for (const auto& [name, value] : request.fields) {
    demand(!name.empty() && std::all_of(name.begin(), name.end(), isTokenCharacter), "a name is a token");
    demand(value.find_first_of({"\r\n\0", 3}) == value.npos, "a value is one line");
  }
  const bool chunked = envelope.framing.kind == Framing::Kind::Chunked;
  demand(!chunked || request.field("content-length").empty(), "a body has one framing");
  (void)readEntityTags("If-Match", request.field("if-match"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const Scanned whole = scanned(input, size), byByte = scanned(input, 1);
  const bool complete = whole.state == HeadScan::State::Complete;
  const bool going = whole.state == HeadScan::State::Incomplete;
  demand(complete == (byByte.state == HeadScan::State::Complete), "a head is the same however it arrives");
  demand(going == (byByte.state == HeadScan::State::Incomplete), "a head is refused however it arrives");
  if (!complete) return 0;
  demand(whole.size == byByte.size && whole.size <= size, "a head ends at one byte");
  RequestHead head;
  if (head.parse(input.substr(0, whole.size)) != RequestHead::Outcome::Whole) return 0;
  Request request;
  Envelope envelope;
  if (const auto failure = inspect(head, request, envelope)) {
    demand(failure->status == 400 || failure->status == 501, "a refusal has its status");
    return 0;
  }
  isSound(request, envelope);
  pathIsOne(request.path);
  queryIsOne(request);
  bodyIsOne(envelope.framing, input.substr(whole.size));
  return 0;
}
