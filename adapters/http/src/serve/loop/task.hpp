#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vedette::http {

namespace asio = boost::asio;

// Everything of a connection runs on its loop's one thread, so the concrete executor is enough: it spares the
// cost of the type-erased one.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using UseTask = asio::use_awaitable_t<Executor>;
using ErrorCode = boost::system::error_code;

}  // namespace vedette::http
