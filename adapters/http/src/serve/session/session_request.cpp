#include "routing/admission.hpp"
#include "serve/session/session.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t maxFields = 100;
constexpr std::size_t headPiece = 4 * 1024;
constexpr std::size_t keptInput = 16 * 1024;

// Nothing where a handler always has room.
const std::function<Result<void>()>* admissionOf(const Handler& handler) {
  const std::function<Result<void>()>* admit = nullptr;
  if (const auto* deferred = std::get_if<Deferred>(&handler)) admit = &deferred->admit;
  if (const auto* streaming = std::get_if<Streaming>(&handler)) admit = &streaming->admit;
  return admit && *admit ? admit : nullptr;
}

Failure malformedHead() { return {.status = 400, .detail = "The request head is malformed."}; }

}  // namespace

// What the bytes that have come make of the request: nothing is wrong with them yet when there is no failure.
std::optional<Failure> Session::scanHead(HeadScan& scan, bool& complete) {
  while (connection_.input.view().starts_with("\r\n")) connection_.input.consume(2);
  const HeadScan::State state = scan(connection_.input.view());
  complete = state == HeadScan::State::Complete;
  if (state == HeadScan::State::Malformed) return malformedHead();
  if (state == HeadScan::State::TooLarge)
    return Failure{.status = 431, .detail = "The request head is too large."};
  return std::nullopt;
}

Task<bool> Session::receiveHead() {
  HeadScan scan = HeadScan::ofRequest({.bytes = service_.settings.maxHeaderBytes, .fields = maxFields});
  Deadline headEnd = Deadline::max();
  for (;;) {
    bool complete = false;
    std::optional<Failure> failure = scanHead(scan, complete);
    headSize_ = scan.size();
    if (complete) co_return true;
    idle_ = connection_.input.empty();
    if (idle_ && loop_.draining()) co_return false;
    if (idle_) connection_.input.shrink(keptInput);
    if (!idle_ && headEnd == Deadline::max()) headEnd = SteadyClock::now() + service_.settings.headerTimeout;
    if (!failure) {
      const Deadline end = idle_ ? SteadyClock::now() + service_.settings.idleTimeout : headEnd;
      const bool more = co_await connection_.fill(headPiece, end);
      if (more) continue;
      if (idle_ || !connection_.timedOut()) co_return false;
      failure = Failure{.status = 408, .detail = "The request head did not arrive in time."};
    }
    beginExchange();
    answerMalformed(*failure);
    co_return false;
  }
}

std::optional<Failure> Session::readHead() {
  const std::string_view bytes = connection_.input.view().substr(0, headSize_);
  const RequestHead::Outcome outcome = exchange_.head.parse(bytes);
  if (outcome == RequestHead::Outcome::Malformed) return malformedHead();
  if (outcome == RequestHead::Outcome::UnknownVersion)
    return Failure{.status = 505, .detail = "This server speaks HTTP/1.1 and HTTP/1.0."};
  std::optional<Failure> failure = inspect(exchange_.head, exchange_.request, exchange_.envelope);
  connection_.input.consume(headSize_);
  if (!failure) exchange_.understood = true;
  return failure;
}

// All that is decided before the handler runs. False when the request was answered instead.
Task<bool> Session::admitRequest() {
  beginExchange();
  if (const std::optional<Failure> failure = readHead()) {
    answerMalformed(*failure);
    co_return false;
  }
  service_.figures.requestStarted();
  const Request& request = exchange_.request;
  keepAlive_ = exchange_.envelope.keepAlive;
  bodyTaken_ = exchange_.envelope.framing.kind == Framing::Kind::None;
  exchange_.match = service_.router.match(request.method, request.path);
  if (auto fixed = answerWithoutHandler(exchange_.match, request)) {
    const auto unfit = checkBody(nullptr, request, exchange_.envelope);
    const Failure* failure = unfit ? &*unfit : std::get_if<Failure>(&*fixed);
    Response response = failure ? exchange_.inWords(*failure) : std::get<Response>(std::move(*fixed));
    co_await answerRefused(response);
    co_return false;
  }
  if (!recallCaller()) co_await authenticate();
  if (refusedLately_ && admissionOf(exchange_.match.route->handler)) co_await untilSweep();
  if (const std::optional<Failure> refused = refusal()) {
    Response response = exchange_.inWords(*refused);
    co_await answerRefused(response);
    co_return false;
  }
  if (std::holds_alternative<Streaming>(exchange_.match.route->handler) || takeBody()) co_return true;
  const bool whole = co_await receiveBody();
  co_return whole;
}

// False when the caller's bearer must be looked up first.
bool Session::recallCaller() {
  const Access& access = exchange_.match.route->access;
  if (access.kind == Access::Kind::Public) return true;
  const std::string_view token = bearerOf(exchange_.request);
  if (token.empty()) return true;
  std::optional<Authentication> known = service_.bearers.recall(token);
  if (!isEnough(known, access)) return false;
  exchange_.authentication = std::move(*known);
  return true;
}

std::optional<Failure> Session::refusal() {
  const Route& route = *exchange_.match.route;
  if (route.access.kind != Access::Kind::Public)
    if (auto failure = checkAccess(route.access, exchange_.authentication)) return failure;
  if (auto full = askForRoom()) return full;
  if (route.limited) {
    const auto& caller = exchange_.authentication.principal;
    if (auto failure = service_.limits.count(exchange_.request, caller, exchange_.began)) return failure;
  }
  return checkBody(&route, exchange_.request, exchange_.envelope);
}

std::optional<Failure> Session::askForRoom() {
  const auto* admit = admissionOf(exchange_.match.route->handler);
  if (!admit) return std::nullopt;
  const Result<void> room = (*admit)();
  if (room) return std::nullopt;
  refusedLately_ = true;
  return toFailure(room.error());
}

// Who was refused for want of room and asks again at once, whatever Retry-After said, waits for the next
// sweep: refusing costs time that what is stored needs.
Task<void> Session::untilSweep() {
  beginWait();
  if (!connection_.send()) co_await connection_.flush();
  while (refusedLately_ && !abandoned_) co_await wakeUp_.wait();
  done_ = true;
}

Task<void> Session::authenticate() {
  exchange_.authentication.refusal = Refusal::StoreBusy;
  const std::function<void()> work = [this] {
    exchange_.authentication = service_.bearers.authenticate(bearerOf(exchange_.request));
  };
  if (startOn(service_.readers, work))
    co_await untilDone();
  else
    service_.figures.requestShed();
}

}  // namespace vedette::http
