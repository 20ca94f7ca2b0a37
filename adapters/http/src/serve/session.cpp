#include "serve/session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "routing/admission.hpp"
#include "serve/access_log.hpp"
#include "wire/response_writer.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t maxFields = 100;
constexpr std::size_t headPiece = 4 * 1024;
constexpr std::size_t keptInput = 16 * 1024;
constexpr std::size_t mostGathered = 64 * 1024;  // bytes of answers before they are sent

HeadScan freshScan(const Service& service) {
  return HeadScan::ofRequest({.bytes = service.settings.maxHeaderBytes, .fields = maxFields});
}

Failure malformedHead() { return {.status = 400, .detail = "The request head is malformed."}; }

}  // namespace

Session::Session(Socket socket, EventLoop& loop, Service& service)
    : loop_(loop),
      service_(service),
      connection_(std::move(socket), service.settings.writeTimeout),
      scan_(freshScan(service)) {
  exchange_.request.remote = connection_.remote();
  service_.figures.connectionOpened();
}

Session::~Session() {
  loop_.leave(*this);
  service_.figures.connectionClosed();
  service_.connections.leave();
}

void Session::serve(std::shared_ptr<Session> session) {
  Session& self = *session;
  self.loop_.enter(self);
  asio::co_spawn(self.loop_.context(), run(std::move(session)), asio::detached);
}

void Session::turnAway(std::shared_ptr<Session> session) {
  Session& self = *session;
  self.loop_.enter(self);
  self.service_.figures.connectionRejected();
  asio::co_spawn(self.loop_.context(), refuseConnection(std::move(session)), asio::detached);
}

Task<void> Session::run(std::shared_ptr<Session> session) {
  try {
    co_await session->serveRequests();
    co_await session->connection_.finish();
  } catch (const std::exception&) {
    // Out of memory or of system resources: this connection ends, the others go on.
  }
}

Task<void> Session::refuseConnection(std::shared_ptr<Session> session) {
  session->beginExchange();
  const Failure failure{.status = 503, .detail = "There are too many connections.", .retryAfterSeconds = 1};
  session->answerMalformed(failure);
  co_await session->connection_.finish();
}

Task<void> Session::serveRequests() {
  // g++ 12 lays a frame out wrongly when a condition holds a co_await: its outcome gets a name first.
  for (;;) {
    const bool arrived = co_await receiveHead();
    if (!arrived) co_return;
    co_await serveRequest();
    if (!keepAlive_) co_return;
    if (connection_.output.size() > mostGathered) co_await connection_.flush();
  }
}

Task<bool> Session::receiveHead() {
  scan_ = freshScan(service_);
  Deadline headEnd = Deadline::max();
  for (;;) {
    while (connection_.input.view().starts_with("\r\n")) connection_.input.consume(2);
    const HeadScan::State state = scan_(connection_.input.view());
    if (state == HeadScan::State::Complete) co_return true;
    std::optional<Failure> failure;
    if (state == HeadScan::State::Malformed) failure = malformedHead();
    if (state == HeadScan::State::TooLarge)
      failure = Failure{.status = 431, .detail = "The request head is too large."};
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

void Session::beginExchange() {
  exchange_.began = SteadyClock::now();
  exchange_.understood = false;
  exchange_.match = {};
  exchange_.authentication = {};
  exchange_.failure.clear();
  exchange_.request.path.clear();
  exchange_.request.body.clear();
  loop_.requestIds().next(exchange_.request.id);
  idle_ = false;
}

std::optional<Failure> Session::readHead() {
  const std::string_view bytes = connection_.input.view().substr(0, scan_.size());
  const RequestHead::Outcome outcome = exchange_.head.parse(bytes);
  if (outcome == RequestHead::Outcome::Malformed) return malformedHead();
  if (outcome == RequestHead::Outcome::UnknownVersion)
    return Failure{.status = 505, .detail = "This server speaks HTTP/1.1 and HTTP/1.0."};
  std::optional<Failure> failure = inspect(exchange_.head, exchange_.request, exchange_.envelope);
  connection_.input.consume(scan_.size());
  if (!failure) exchange_.understood = true;
  return failure;
}

Task<void> Session::serveRequest() {
  beginExchange();
  if (const std::optional<Failure> failure = readHead()) {
    answerMalformed(*failure);
    co_return;
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
    co_return;
  }
  const std::optional<Failure> refusal = co_await admit();
  if (refusal) {
    Response response = exchange_.inWords(*refusal);
    co_await answerRefused(response);
    co_return;
  }
  co_await runHandler();
}

Task<std::optional<Failure>> Session::admit() {
  const Route& route = *exchange_.match.route;
  if (route.access.kind != Access::Kind::Public) {
    const std::string_view token = bearerOf(exchange_.request);
    if (!token.empty()) {
      std::optional<Authentication> known = service_.bearers.recall(token);
      if (known)
        exchange_.authentication = std::move(*known);
      else
        co_await authenticate();
    }
    if (auto failure = checkAccess(route.access, exchange_.authentication)) co_return failure;
  }
  co_return checkBody(&route, exchange_.request, exchange_.envelope);
}

Task<void> Session::authenticate() {
  exchange_.authentication.refusal = Refusal::StoreAway;
  const std::function<void()> work = [this] {
    exchange_.authentication = service_.bearers.authenticate(bearerOf(exchange_.request));
  };
  if (startOn(service_.readers, work))
    co_await untilDone();
  else
    service_.figures.requestShed();
}

void Session::answer(Response& response) {
  const Request& request = exchange_.request;
  keepAlive_ = keepAlive_ && bodyTaken_ && !loop_.draining() && !abandoned_;
  const AnswerFrame frame{.requestId = request.id,
                          .date = loop_.date(),
                          .keepAlive = keepAlive_,
                          .http11 = exchange_.envelope.http11,
                          .withoutBody = exchange_.understood && request.method == Method::Head};
  appendAnswer(connection_.output, response, frame);
  const auto took = SteadyClock::now() - exchange_.began;
  if (exchange_.understood)
    service_.figures.requestEnded(request.method, response.status, took);
  else
    service_.figures.requestMalformed(response.status);
  if (!service_.accessLog) return;
  const auto& principal = exchange_.authentication.principal;
  const AccessRecord record{.request = request,
                            .user = principal ? std::string_view(principal->username) : std::string_view(),
                            .method = exchange_.understood ? toString(request.method) : "-",
                            .status = response.status,
                            .bytes = response.body.size(),
                            .took = took,
                            .failure = exchange_.failure};
  writeAccessLine(loop_.scratch(), record);
  service_.accessLog(loop_.scratch());
}

void Session::answerMalformed(const Failure& failure) {
  keepAlive_ = false;
  exchange_.envelope = {};
  Response response = problem(failure, exchange_.request);
  answer(response);
}

void Session::drain() {
  if (idle_) connection_.cancelRead();
}

void Session::abandon() {
  abandoned_ = true;
  connection_.close();
  wakeUp_.fire();
}

void Session::wake(std::uint64_t ticket, Wake what) {
  if (ticket != ticket_ || done_) return;
  if (what == Wake::Done) {
    done_ = true;
    connection_.cancelRead();
  }
  wakeUp_.fire();
}

}  // namespace vedette::http
