#pragma once

#include <chrono>
#include <string>

#include "serve/loop/task.hpp"
#include "serve/session/input_buffer.hpp"

namespace vedette::http {

using SteadyClock = std::chrono::steady_clock;
using Deadline = SteadyClock::time_point;

// The bytes of one connection. Each operation has an absolute deadline that the loop's sweep enforces: no
// timer is set for it. All calls on the loop's thread.
class Connection {
 public:
  Connection(Socket socket, std::chrono::seconds writeTimeout);

  InputBuffer input;
  std::string output;  // what is to be sent: before anything is waited for

  // Reads what comes next, once all output is sent. False when there is no more: the peer closed, the
  // connection broke, the deadline passed (see timedOut) or the read was cancelled.
  Task<bool> fill(std::size_t wanted, Deadline deadline);

  // Sends of the output what the socket takes at once. False when some is left, for flush().
  bool send();

  // Sends the output. False when the connection broke or the peer does not read.
  Task<bool> flush();

  // Sends the output, says that no more follows and reads on for a moment: closing with unread input would
  // make the kernel throw the answer away at the peer (RFC 9112 §9.6).
  Task<void> finish();

  bool timedOut() const { return timedOut_; }

  void enforceDeadline(Deadline now);
  void cancelRead();  // a pending fill() gives false
  void close();

  const std::string& remote() const { return remote_; }

 private:
  Task<bool> waitWritable(Deadline);

  Socket socket_;
  std::chrono::seconds writeTimeout_;
  std::string remote_;
  std::size_t sent_ = 0;  // of the output
  Deadline deadline_ = Deadline::max();
  bool timedOut_ = false;
  bool broken_ = false;
  bool reading_ = false;
};

}  // namespace vedette::http
