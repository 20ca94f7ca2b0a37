#include "serve/session/session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "serve/session/access_log.hpp"
#include "wire/response_writer.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t mostGathered = 64 * 1024;  // bytes of answers before they are sent

}  // namespace

Session::Session(Socket socket, EventLoop& loop, Service& service)
    : loop_(loop), service_(service), connection_(std::move(socket), service.settings.writeTimeout) {
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
    const bool admitted = co_await admitRequest();
    if (admitted) {
      co_await runHandler();
      answer(exchange_.answer);
    }
    if (!keepAlive_) co_return;
    if (connection_.output.size() > mostGathered) co_await connection_.flush();
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

void Session::answer(Response& response) {
  const Request& request = exchange_.request;
  keepAlive_ = keepAlive_ && bodyTaken_ && !loop_.draining() && !abandoned_;
  const AnswerFrame frame{.requestId = request.id,
                          .date = loop_.date(),
                          .keepAlive = keepAlive_,
                          .http11 = exchange_.envelope.http11,
                          .withoutBody = exchange_.understood && request.method == Method::Head};
  appendAnswer(connection_.output, response, frame);
  record(response);
}

void Session::record(const Response& response) {
  const Request& request = exchange_.request;
  const auto took = SteadyClock::now() - exchange_.began;
  if (exchange_.understood)
    service_.figures.requestEnded(request.method, response.status, took);
  else
    service_.figures.requestMalformed(response.status);
  const auto& principal = exchange_.authentication.principal;
  using Caller = EngineFigures::Caller;
  if (response.status == 429) service_.figures.requestThrottled(principal ? Caller::User : Caller::Anonymous);
  if (!service_.accessLog) return;
  const AccessRecord line{.request = request,
                          .user = principal ? std::string_view(principal->username) : std::string_view(),
                          .method = exchange_.understood ? toString(request.method) : "-",
                          .status = response.status,
                          .bytes = response.body.size(),
                          .took = took,
                          .failure = exchange_.failure};
  writeAccessLine(loop_.scratch(), line);
  service_.accessLog(loop_.scratch());
}

void Session::answerMalformed(const Failure& failure) {
  keepAlive_ = false;
  exchange_.envelope = {};
  Response response = problem(failure, exchange_.request);
  answer(response);
}

void Session::sweep(Deadline now) {
  connection_.enforceDeadline(now);
  if (!std::exchange(refusedLately_, false)) return;
  loop_.completions()->push(weak_from_this(), ticket_, Wake::Room);
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
