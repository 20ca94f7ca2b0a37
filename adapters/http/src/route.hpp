#pragma once

#include <concepts>
#include <functional>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "failure.hpp"
#include "request.hpp"
#include "response.hpp"
#include "vedette/domain/identity/principal.hpp"

namespace vedette::http {

// Who may call a route. Use cases check again: this lets the server refuse before it reads a body.
struct Access {
  enum class Kind { Public, SignedIn, Needs } kind;
  Permission permission = Permission::EventsRead;  // for Needs

  static constexpr Access everybody() { return {Kind::Public}; }
  static constexpr Access signedIn() { return {Kind::SignedIn}; }
  static constexpr Access needs(Permission p) { return {Kind::Needs, p}; }
};

// One call of a handler. `principal` is meaningless on a public route.
struct Call {
  const Request& request;
  const Principal& principal;
  std::vector<std::string> captures;  // what the pattern's {names} matched, percent-decoded, in order
};

// A response, or what makes it when it is wanted.
class Answer {
 public:
  Answer(Response response) : answer_(std::move(response)) {}
  template <std::invocable Make>
  Answer(Make make) : answer_(std::function<Response()>(std::move(make))) {}

  operator Response() && {
    if (const auto* make = std::get_if<1>(&answer_)) return (*make)();
    return std::get<0>(std::move(answer_));
  }

 private:
  std::variant<Response, std::function<Response()>> answer_;
};

// Answers later, from any thread; the first answer counts. What is made is made on the loop.
class Reply {
 public:
  class Receiver {
   public:
    virtual ~Receiver() = default;
    virtual void receive(Answer) = 0;
  };

  explicit Reply(std::shared_ptr<Receiver> receiver) : receiver_(std::move(receiver)) {}
  void operator()(Answer answer) const { receiver_->receive(std::move(answer)); }

 private:
  std::shared_ptr<Receiver> receiver_;
};

// A request body as it arrives, for a handler that runs on a thread of its own. read() waits for the next
// piece and gives an empty one at the end. When it fails (too large, timed out, broken gzip, connection lost)
// it returns the Failure to answer with.
class BodySource {
 public:
  virtual ~BodySource() = default;
  virtual std::variant<std::string, Failure> read() = 0;
};

// How a handler runs. Inline: on the event loop, must not wait. Reading: on the pool of readers, may use the
// store. Hashing: on the small pool for password work. Deferred: on the loop, answers through its Reply.
// Streaming: on its own thread of a small pool, pulls the body. `admit`, if any, is asked before the body is
// read and may refuse it.
struct Inline {
  std::function<Response(const Call&)> handle;
};
struct Reading {
  std::function<Response(const Call&)> handle;
};
struct Hashing {
  std::function<Response(const Call&)> handle;
};
struct Deferred {
  std::function<void(const Call&, Reply)> handle;
  std::function<Result<void>()> admit = {};
};
struct Streaming {
  std::function<Response(const Call&, BodySource&)> handle;
  std::function<Result<void>()> admit = {};
};
using Handler = std::variant<Inline, Reading, Hashing, Deferred, Streaming>;

struct Route {
  Method method;
  std::string_view pattern;  // "/api/v1/alerts/{id}/history"; a literal segment wins over a capture
  Access access;
  Handler handler;
  std::size_t bodyLimit = 1 << 20;  // bytes; of the inflated body for Streaming
  bool limited = true;              // counts among the requests a minute that its caller has
};

// For what costs next to nothing and must answer when everything else is throttled.
inline Route unlimited(Route route) {
  route.limited = false;
  return route;
}

// A family of routes with one prefix and one way to word failures.
struct Api {
  std::string_view prefix;  // "/api/v1", "/api", ""; the longest that fits a path owns it
  FailureStyle style;
  // True: GET and HEAD of a known path without its trailing slash are redirected (301) to the one with it, as
  // are other methods.
  bool trailingSlash = false;
  std::vector<Route> routes;
};

}  // namespace vedette::http
