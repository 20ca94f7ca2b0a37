#include "serve/session/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>

namespace vedette::http {
namespace {

constexpr std::chrono::seconds lingerTime{2};
constexpr std::size_t lingerPiece = 16 * 1024;
constexpr std::size_t keptOutput = 64 * 1024;

std::string addressOf(const Socket& socket) {
  ErrorCode failure;
  const auto peer = socket.remote_endpoint(failure);
  return failure ? std::string("-") : peer.address().to_string(failure);
}

}  // namespace

Connection::Connection(Socket socket, std::chrono::seconds writeTimeout)
    : socket_(std::move(socket)), writeTimeout_(writeTimeout), remote_(addressOf(socket_)) {
  ErrorCode ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

Task<bool> Connection::fill(std::size_t wanted, Deadline deadline) {
  timedOut_ = false;
  if (!send()) co_await flush();
  if (broken_) co_return false;
  const InputBuffer::Space space = input.prepare(wanted);
  deadline_ = deadline;
  reading_ = true;
  const auto [failure, read] =
      co_await socket_.async_read_some(asio::buffer(space.data, space.size), asio::as_tuple(asio::deferred));
  reading_ = false;
  deadline_ = Deadline::max();
  if (failure) co_return false;
  input.commit(read);
  co_return true;
}

bool Connection::send() {
  while (sent_ < output.size() && !broken_) {
    ErrorCode failure;
    sent_ += socket_.write_some(asio::buffer(output.data() + sent_, output.size() - sent_), failure);
    if (failure == asio::error::would_block) return false;
    if (failure) broken_ = true;
  }
  sent_ = 0;
  output.clear();
  if (output.capacity() > keptOutput) output.shrink_to_fit();
  return true;
}

Task<bool> Connection::flush() {
  Deadline deadline = Deadline::max();
  while (!send()) {
    if (deadline == Deadline::max()) deadline = SteadyClock::now() + writeTimeout_;
    const bool writable = co_await waitWritable(deadline);
    broken_ = broken_ || !writable;
  }
  co_return !broken_;
}

Task<bool> Connection::waitWritable(Deadline deadline) {
  deadline_ = deadline;
  const auto [failure] = co_await socket_.async_wait(Socket::wait_write, asio::as_tuple(asio::deferred));
  deadline_ = Deadline::max();
  co_return !failure;
}

Task<void> Connection::finish() {
  const bool sent = co_await flush();
  if (!sent) co_return;
  ErrorCode ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  const Deadline end = SteadyClock::now() + lingerTime;
  bool more = true;
  while (more) {
    input.clear();
    more = co_await fill(lingerPiece, end);
  }
}

void Connection::enforceDeadline(Deadline now) {
  if (now < deadline_) return;
  timedOut_ = true;
  deadline_ = Deadline::max();
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Connection::cancelRead() {
  ErrorCode ignored;
  if (reading_) socket_.cancel(ignored);
}

void Connection::close() {
  broken_ = true;
  ErrorCode ignored;
  socket_.close(ignored);
}

}  // namespace vedette::http
