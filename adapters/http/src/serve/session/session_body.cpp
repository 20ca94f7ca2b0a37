#include "serve/session/session.hpp"

namespace vedette::http {
namespace {

// A refused request's body up to this size is read and dropped, so that the connection can be kept.
constexpr std::size_t mostDiscarded = 64 * 1024;
constexpr std::uint64_t usualBodyLimit = 1 << 20;
constexpr std::size_t bodyPiece = 64 * 1024;
constexpr std::size_t smallPiece = 4 * 1024;

}  // namespace

// To be sent before the body is waited for, and only if it will be taken.
void Session::promiseContinue() {
  if (exchange_.envelope.expectsContinue && connection_.input.empty())
    connection_.output += "HTTP/1.1 100 Continue\r\n\r\n";
}

// Appends what has come, or else comes next, to `out`. Incomplete after a failed read means: no more comes.
Task<Session::BodyState> Session::receivePiece(BodyDecoder& decoder, std::string& out, Deadline end) {
  const Framing& framing = exchange_.envelope.framing;
  const bool large = framing.kind == Framing::Kind::Chunked || framing.length > smallPiece;
  const std::size_t wanted = large ? bodyPiece : smallPiece;
  for (;;) {
    std::size_t consumed = 0;
    const std::size_t before = out.size();
    const BodyState state = decoder.feed(connection_.input.view(), consumed, out);
    connection_.input.consume(consumed);
    if (state == BodyState::Complete) bodyTaken_ = true;
    if (state != BodyState::Incomplete || out.size() > before) co_return state;
    const bool more = co_await connection_.fill(wanted, end);
    if (!more) co_return BodyState::Incomplete;
  }
}

Failure Session::bodyFailure(BodyState state) const {
  switch (state) {
    case BodyState::TooLarge:
      return {.status = 413, .detail = "The body is too large."};
    case BodyState::Malformed:
      return {.status = 400, .detail = "The chunked body is malformed."};
    default:
      break;
  }
  if (connection_.timedOut()) return {.status = 408, .detail = "The body did not arrive in time."};
  return {.status = 400, .detail = "The body breaks off."};
}

Task<void> Session::answerRefused(Response& response) {
  if (!bodyTaken_) co_await discardBody(response);
  answer(response);
}

// Takes a small body out of the way. A malformed or too large one replaces the answer.
Task<void> Session::discardBody(Response& response) {
  const Envelope& envelope = exchange_.envelope;
  if (envelope.expectsContinue || envelope.framing.length > mostDiscarded) co_return;
  BodyDecoder decoder(envelope.framing, usualBodyLimit);
  const Deadline end = SteadyClock::now() + service_.settings.stallTimeout;
  std::string dropped;
  std::size_t total = 0;
  while (!bodyTaken_ && total <= mostDiscarded) {
    const BodyState state = co_await receivePiece(decoder, dropped, end);
    total += dropped.size();
    if (state == BodyState::Malformed || state == BodyState::TooLarge) {
      const Failure failure = bodyFailure(state);
      response = exchange_.inWords(failure);
      co_return;
    }
    if (state == BodyState::Incomplete && dropped.empty()) co_return;
    dropped.clear();
  }
}

// False when there is a body that has not come whole, or is not as simple as one of known length.
bool Session::takeBody() {
  if (bodyTaken_) return true;
  const Framing& framing = exchange_.envelope.framing;
  const std::string_view came = connection_.input.view();
  if (framing.kind != Framing::Kind::Length || framing.length > came.size() ||
      framing.length > exchange_.match.route->bodyLimit)
    return false;
  exchange_.request.body.assign(came.substr(0, framing.length));
  connection_.input.consume(framing.length);
  bodyTaken_ = true;
  return true;
}

// The whole body, for a handler that takes it as one string. False when it was answered instead.
Task<bool> Session::receiveBody() {
  promiseContinue();
  const Framing& framing = exchange_.envelope.framing;
  const ServerSettings& settings = service_.settings;
  BodyDecoder decoder(framing, exchange_.match.route->bodyLimit);
  std::string& body = exchange_.request.body;
  body.reserve(std::min<std::size_t>(framing.length, bodyPiece));
  const Deadline end = SteadyClock::now() + settings.bodyTimeout;
  while (!bodyTaken_) {
    const std::size_t before = body.size();
    const Deadline stalled = SteadyClock::now() + settings.stallTimeout;
    const BodyState state = co_await receivePiece(decoder, body, std::min(end, stalled));
    if (state == BodyState::Complete || (state == BodyState::Incomplete && body.size() > before)) continue;
    const Failure failure = bodyFailure(state);
    Response response = exchange_.inWords(failure);
    answer(response);
    co_return false;
  }
  co_return true;
}

}  // namespace vedette::http
