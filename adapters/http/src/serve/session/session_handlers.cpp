#include <cxxabi.h>

#include <atomic>
#include <cstdlib>
#include <typeinfo>

#include "routing/admission.hpp"
#include "routing/content_coding.hpp"
#include "serve/body/body_channel.hpp"
#include "serve/body/inflating_source.hpp"
#include "serve/session/sender_pace.hpp"
#include "serve/session/session.hpp"

namespace vedette::http {
namespace {

// The type only: what() of a library's exception may quote what a user sent.
std::string typeNameOf(const std::exception& thrown) {
  int status = 0;
  char* name = abi::__cxa_demangle(typeid(thrown).name(), nullptr, nullptr, &status);
  std::string text = status == 0 ? name : typeid(thrown).name();
  std::free(name);
  return text;
}

// One request's answer on its way from whatever thread it is given on.
class DeferredAnswer final : public Reply::Receiver {
 public:
  DeferredAnswer(std::shared_ptr<CompletionQueue> completions, std::weak_ptr<Waiter> session,
                 std::uint64_t ticket)
      : completions_(std::move(completions)), session_(std::move(session)), ticket_(ticket) {}

  void receive(Answer answer) override {
    if (received_.test_and_set()) return;
    answer_ = std::move(answer);
    completions_->push(std::move(session_), ticket_, Wake::Done);
  }

  // On the loop, once it was woken.
  Response make() { return std::move(answer_); }

 private:
  std::shared_ptr<CompletionQueue> completions_;
  std::weak_ptr<Waiter> session_;
  std::uint64_t ticket_;
  Answer answer_ = Response{};
  std::atomic_flag received_ = ATOMIC_FLAG_INIT;
};

}  // namespace

Task<void> Session::runHandler() {
  const Handler& handler = exchange_.match.route->handler;
  if (const auto* plain = std::get_if<Inline>(&handler)) return runInline(*plain);
  if (const auto* deferred = std::get_if<Deferred>(&handler)) return runDeferred(*deferred);
  if (const auto* streaming = std::get_if<Streaming>(&handler)) return runStreaming(*streaming);
  if (const auto* reading = std::get_if<Reading>(&handler)) return runReading(*reading);
  return runOnPool(service_.hashers, std::get<Hashing>(handler).handle);
}

Task<void> Session::runInline(const Inline& route) {
  callHandler(route.handle);
  co_return;
}

void Session::shed() {
  service_.figures.requestShed();
  const Failure failure{
      .status = 503, .detail = "The server has too much to do at the moment.", .retryAfterSeconds = 1};
  exchange_.answer = exchange_.inWords(failure);
}

const Principal& Session::principal() const {
  static const Principal nobody;
  const auto& known = exchange_.authentication.principal;
  return known ? *known : nobody;
}

void Session::callHandler(const std::function<Response(const Call&)>& handle) {
  runGuarded([this, &handle] {
    return handle({exchange_.request, principal(), std::move(exchange_.match.captures)});
  });
}

void Session::runGuarded(const std::function<Response()>& handle) {
  try {
    exchange_.answer = handle();
    return;
  } catch (const std::exception& thrown) {
    exchange_.failure = typeNameOf(thrown);
  } catch (...) {
    exchange_.failure = "unknown";
  }
  const Failure failure{.status = 500, .detail = "The server failed to answer this request."};
  exchange_.answer = exchange_.inWords(failure);
}

// False when the pool is full. `work` must outlive the wait that begins here; untilDone() ends it.
bool Session::startOn(WorkerPool& pool, const std::function<void()>& work) {
  beginWait();
  auto guarded = [&work] {
    try {
      work();
    } catch (...) {
      // The outcome is then what stood there before.
    }
  };
  auto done = [this] { loop_.completions()->push(weak_from_this(), ticket_, Wake::Done); };
  done_ = !pool.submit({.work = guarded, .done = done});
  return !done_;
}

void Session::beginWait() {
  ++ticket_;
  done_ = false;
}

// While work for this session is under way on another thread the session must stay, whatever happens to its
// connection.
Task<void> Session::untilDone() {
  if (!done_ && !connection_.send()) co_await connection_.flush();
  while (!done_) co_await wakeUp_.wait();
}

Task<void> Session::runOnPool(WorkerPool& pool, const std::function<Response(const Call&)>& handle) {
  const std::function<void()> work = [this, &handle] { callHandler(handle); };
  if (startOn(pool, work))
    co_await untilDone();
  else
    shed();
}

Task<void> Session::runReading(const Reading& route) {
  const std::function<Response(const Call&)> handle = [&route](const Call& call) {
    Response response = route.handle(call);
    compressFor(call.request, response);
    return response;
  };
  co_await runOnPool(service_.readers, handle);
}

// False when the handler threw; the answer is then made.
bool Session::startDeferred(const Deferred& route, Reply reply) {
  beginWait();
  runGuarded([&] {
    route.handle({exchange_.request, principal(), std::move(exchange_.match.captures)}, std::move(reply));
    return Response{};
  });
  done_ = !exchange_.failure.empty();
  return !done_;
}

Task<void> Session::runDeferred(const Deferred& route) {
  const auto pending = std::make_shared<DeferredAnswer>(loop_.completions(), weak_from_this(), ticket_ + 1);
  if (!startDeferred(route, Reply(pending))) co_return;
  if (!connection_.send()) co_await connection_.flush();
  while (!done_ && !abandoned_) co_await wakeUp_.wait();
  if (done_) runGuarded([&] { return pending->make(); });
}

void Session::stream(const Streaming& route, BodyChannel& channel) {
  runGuarded([&] {
    const Call call{exchange_.request, principal(), std::move(exchange_.match.captures)};
    if (!isGzip(exchange_.request)) return route.handle(call, channel);
    InflatingSource inflated(channel, exchange_.match.route->bodyLimit);
    return route.handle(call, inflated);
  });
}

Task<void> Session::runStreaming(const Streaming& route) {
  BodyChannel channel([this] { loop_.completions()->push(weak_from_this(), ticket_, Wake::Room); });
  const std::function<void()> work = [this, &route, &channel] { stream(route, channel); };
  if (!startOn(service_.bulkStreams, work)) {
    shed();
    co_return;
  }
  try {
    co_await feed(channel);
  } catch (const std::exception&) {
    channel.fail({.status = 503, .detail = "The body could not be taken.", .retryAfterSeconds = 1});
  }
  co_await untilDone();
}

// Until the body ends, the handler has seen enough, or no more comes.
Task<void> Session::feed(BodyChannel& channel) {
  if (!bodyTaken_) promiseContinue();
  BodyDecoder decoder(exchange_.envelope.framing, exchange_.match.route->bodyLimit);
  SenderPace pace(service_.settings.bodyTimeout, service_.settings.leastBulkRate);
  std::string piece;
  while (!bodyTaken_ && !done_) {
    if (channel.full() && !abandoned_) {
      co_await wakeUp_.wait();
      continue;
    }
    const Deadline began = SteadyClock::now();
    const BodyState state = co_await receivePiece(decoder, piece, began + pace.left());
    pace.came(piece.size(), SteadyClock::now() - began);
    const bool going = state == BodyState::Complete || (state == BodyState::Incomplete && !piece.empty());
    channel.push(piece);
    if (going) continue;
    channel.fail(bodyFailure(state));
    co_return;
  }
  channel.finish();
}

}  // namespace vedette::http
