#include "http/session.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

namespace vedette::bench {

using boost::system::error_code;

Session::Session(Socket socket, std::unique_ptr<Handler> handler)
    : socket_(std::move(socket)), handler_(std::move(handler)) {
  socket_.set_option(boost::asio::ip::tcp::no_delay(true));
}

void Session::read() {
  request_.clear();
  reader_.emplace(request_);
  boost::beast::http::async_read(socket_, input_, *reader_,
                                 [self = shared_from_this()](error_code failure, std::size_t) {
                                   if (!failure) self->handler_->handle(*self);
                                 });
}

void Session::answer(std::string_view status, std::string_view body) {
  output_.assign("HTTP/1.1 ").append(status);
  output_.append("\r\nContent-Type: application/json\r\nContent-Length: ");
  output_.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
  boost::asio::async_write(socket_, boost::asio::buffer(output_),
                           [self = shared_from_this()](error_code failure, std::size_t) {
                             if (!failure) self->read();
                           });
}

}  // namespace vedette::bench
