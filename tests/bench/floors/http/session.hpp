#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "http/request_reader.hpp"

namespace vedette::bench {

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

class Session;

// What answers the requests of one connection, now or later.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void handle(Session& session) = 0;
};

using MakeHandler = std::function<std::unique_ptr<Handler>()>;

// One connection: reads a request, has it handled, writes the answer. No timer, no limit: a floor.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Socket socket, std::unique_ptr<Handler> handler);

  void read();
  const Request& request() const { return request_; }
  void answer(std::string_view status, std::string_view body);  // once a request; status as "200 OK"

 private:
  Socket socket_;
  std::unique_ptr<Handler> handler_;
  boost::beast::flat_buffer input_;
  Request request_;
  std::optional<RequestReader> reader_;
  std::string output_;
};

}  // namespace vedette::bench
