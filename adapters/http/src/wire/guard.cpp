#include "wire/guard.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "wire/target.hpp"

namespace vedette::http {
namespace {

using Field = std::pair<std::string, std::string>;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equalsLowered(std::string_view text, std::string_view lowerCase) {
  return text.size() == lowerCase.size() && std::equal(text.begin(), text.end(), lowerCase.begin(),
                                                       [](char a, char b) { return lowered(a) == b; });
}

std::optional<Method> methodOf(std::string_view name) {
  for (const Method method :
       {Method::Get, Method::Post, Method::Head, Method::Put, Method::Patch, Method::Delete, Method::Options})
    if (toString(method) == name) return method;
  return std::nullopt;
}

// "transfer_encoding" is a different field, but a gateway may turn it into the real one: nobody gets to see
// it.
bool imitatesFraming(std::string_view name) {
  return name == "transfer_encoding" || name == "content_length";
}

// Keeps the strings of the last request, so that a kept connection allocates little.
void copyFields(const RequestHead& head, std::vector<Field>& fields) {
  fields.resize(head.fields.size());
  std::size_t used = 0;
  for (const auto& [name, value] : head.fields) {
    Field& field = fields[used];
    field.first.resize(name.size());
    std::transform(name.begin(), name.end(), field.first.begin(), lowered);
    field.second.assign(value);
    if (!imitatesFraming(field.first)) ++used;
  }
  fields.resize(used);
}

struct Single {
  std::string_view value;
  std::size_t count = 0;
};

Single find(const std::vector<Field>& fields, std::string_view name) {
  Single found;
  for (const auto& [key, value] : fields) {
    if (key != name) continue;
    found.value = value;
    ++found.count;
  }
  return found;
}

Failure badRequest(std::string detail) { return {.status = 400, .detail = std::move(detail)}; }

std::optional<Failure> readHost(const Target& target, const Envelope& envelope, Request& request) {
  const Single host = find(request.fields, "host");
  request.host.assign(host.value);
  if (host.count == 0 && !envelope.http11) return std::nullopt;
  if (host.count != 1 || !isValidHost(host.value))
    return badRequest("The request must have exactly one valid Host field.");
  const auto same = [](char a, char b) { return lowered(a) == lowered(b); };
  if (!target.authority.empty() && !std::equal(target.authority.begin(), target.authority.end(),
                                               host.value.begin(), host.value.end(), same))
    return badRequest("The Host field must name the authority of the request target.");
  return std::nullopt;
}

std::optional<Failure> readFraming(const std::vector<Field>& fields, Envelope& envelope) {
  const Single length = find(fields, "content-length"), coding = find(fields, "transfer-encoding");
  if (coding.count > 0) {
    if (coding.count != 1 || length.count != 0 || !envelope.http11 || !equalsLowered(coding.value, "chunked"))
      return badRequest("Transfer-Encoding must be \"chunked\", in HTTP/1.1 and without Content-Length.");
    envelope.framing.kind = Framing::Kind::Chunked;
    return std::nullopt;
  }
  if (length.count == 0) return std::nullopt;
  const char* end = length.value.data() + length.value.size();
  const bool digits =
      std::all_of(length.value.begin(), length.value.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto [read, failure] = std::from_chars(length.value.data(), end, envelope.framing.length);
  if (length.count != 1 || !digits || failure != std::errc{} || read != end)
    return badRequest("Content-Length must be one number of bytes.");
  envelope.framing.kind = envelope.framing.length > 0 ? Framing::Kind::Length : Framing::Kind::None;
  return std::nullopt;
}

bool listHolds(std::string_view list, std::string_view lowerCaseToken) {
  while (!list.empty()) {
    std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.remove_prefix(1);
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
    if (equalsLowered(item, lowerCaseToken)) return true;
  }
  return false;
}

void readConnection(const std::vector<Field>& fields, Envelope& envelope) {
  envelope.keepAlive = envelope.http11;
  for (const auto& [name, value] : fields) {
    if (name != "connection") continue;
    if (listHolds(value, "close")) {
      envelope.keepAlive = false;
      return;
    }
    if (listHolds(value, "keep-alive")) envelope.keepAlive = true;
  }
}

void readExpectation(const std::vector<Field>& fields, Envelope& envelope) {
  const Single expect = find(fields, "expect");
  if (expect.count == 0 || !envelope.http11) return;
  envelope.expectsContinue = expect.count == 1 && equalsLowered(expect.value, "100-continue");
  envelope.unknownExpectation = !envelope.expectsContinue;
}

std::optional<Failure> readTargetInto(Request& request, Target& target, std::string_view raw) {
  std::optional<Target> read = readTarget(raw);
  if (!read || (read->path == "*" && request.method != Method::Options))
    return badRequest("The request target is not a path that this server could have.");
  target = std::move(*read);
  request.path = std::move(target.path);
  request.rawQuery.assign(target.query);
  return std::nullopt;
}

}  // namespace

bool isSensibleRequestId(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

std::optional<Failure> inspect(const RequestHead& head, Request& request, Envelope& envelope) {
  envelope = {};
  copyFields(head, request.fields);
  if (const Single id = find(request.fields, "x-request-id"); id.count == 1 && isSensibleRequestId(id.value))
    request.id.assign(id.value);
  envelope.http11 = head.version == 11;
  const std::optional<Method> method = methodOf(head.method);
  if (!method) return Failure{.status = 501, .detail = "This server does not know the method."};
  request.method = *method;
  Target target;
  if (auto failure = readTargetInto(request, target, head.target)) return failure;
  if (auto failure = readHost(target, envelope, request)) return failure;
  if (auto failure = readFraming(request.fields, envelope)) return failure;
  if (find(request.fields, "authorization").count > 1)
    return badRequest("The request must not have more than one Authorization field.");
  readConnection(request.fields, envelope);
  readExpectation(request.fields, envelope);
  return std::nullopt;
}

}  // namespace vedette::http
