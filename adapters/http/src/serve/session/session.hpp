#pragma once

#include <memory>

#include "serve/loop/event_loop.hpp"
#include "serve/loop/wake_up.hpp"
#include "serve/service.hpp"
#include "serve/session/exchange.hpp"
#include "wire/body_decoder.hpp"

namespace vedette::http {

class BodyChannel;

// One connection: its requests one after the other, and the answers in their order. Answers to pipelined
// requests are gathered: they leave when the session would have to wait.
class Session final : public Waiter, public std::enable_shared_from_this<Session> {
 public:
  Session(Socket socket, EventLoop& loop, Service& service);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Serves until the connection ends. On the loop's thread.
  static void serve(std::shared_ptr<Session> session);

  // Answers 503 to whatever comes: there are too many connections.
  static void turnAway(std::shared_ptr<Session> session);

  Connection& connection() { return connection_; }
  void sweep(Deadline now);
  void drain();
  void abandon();
  void wake(std::uint64_t ticket, Wake) override;

 private:
  using BodyState = BodyDecoder::State;

  // session.cpp: the connection and its answers
  static Task<void> run(std::shared_ptr<Session> session);
  static Task<void> refuseConnection(std::shared_ptr<Session> session);
  Task<void> serveRequests();
  void beginExchange();
  void answer(Response& response);
  void record(const Response& response);
  void answerMalformed(const Failure& failure);

  // session_request.cpp: what is decided before the body
  Task<bool> receiveHead();
  std::optional<Failure> scanHead(HeadScan& scan, bool& complete);
  std::optional<Failure> readHead();
  Task<bool> admitRequest();
  bool recallCaller();
  Task<void> authenticate();
  std::optional<Failure> refusal();
  std::optional<Failure> askForRoom();
  Task<void> untilSweep();

  // session_body.cpp
  Task<void> answerRefused(Response& response);
  Task<void> discardBody(Response& response);
  bool takeBody();
  Task<bool> receiveBody();
  Task<BodyState> receivePiece(BodyDecoder& decoder, std::string& out, Deadline end);
  Failure bodyFailure(BodyState state) const;
  void promiseContinue();

  // session_handlers.cpp
  Task<void> runHandler();
  Task<void> runInline(const Inline&);
  Task<void> runReading(const Reading&);
  Task<void> runOnPool(WorkerPool& pool, const std::function<Response(const Call&)>& handle);
  Task<void> runDeferred(const Deferred& route);
  Task<void> runStreaming(const Streaming& route);
  Task<void> feed(BodyChannel& channel);
  void stream(const Streaming& route, BodyChannel& channel);
  void callHandler(const std::function<Response(const Call&)>& handle);
  void runGuarded(const std::function<Response()>& handle);
  void shed();
  const Principal& principal() const;

  // session_handlers.cpp: waiting for other threads
  void beginWait();
  bool startOn(WorkerPool& pool, const std::function<void()>& work);
  bool startDeferred(const Deferred& route, Reply reply);
  Task<void> untilDone();

  EventLoop& loop_;
  Service& service_;
  Connection connection_;
  Exchange exchange_;
  std::size_t headSize_ = 0;
  bool idle_ = false;       // waits for the first byte of a request
  bool keepAlive_ = true;   // after the answer that is being made
  bool bodyTaken_ = false;  // nothing of the request is left in the input
  bool abandoned_ = false;
  bool refusedLately_ = false;  // for want of room, since the last sweep
  bool done_ = true;            // the work that the current ticket stands for
  std::uint64_t ticket_ = 0;
  WakeUp wakeUp_;
};

}  // namespace vedette::http
