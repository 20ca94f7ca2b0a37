#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <string>

namespace vedette::bench {

// What the floors look at of a request. Reused, so that the strings keep their memory.
struct Request {
  std::string target;
  std::string authorization;
  std::string body;

  void clear() {
    target.clear();
    authorization.clear();
    body.clear();
  }
};

// Beast's parser without its containers: nothing is allocated for a field that nobody reads.
class RequestReader : public boost::beast::http::basic_parser<true> {
 public:
  explicit RequestReader(Request& request) : request_(request) { body_limit(boost::none); }

 private:
  using Text = boost::beast::string_view;
  using Field = boost::beast::http::field;
  using Failure = boost::beast::error_code;

  void on_request_impl(boost::beast::http::verb, Text, Text target, int, Failure&) override {
    request_.target.assign(target.data(), target.size());
  }
  void on_field_impl(Field name, Text, Text value, Failure&) override {
    if (name == Field::authorization) request_.authorization.assign(value.data(), value.size());
  }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, Failure&) override {
    if (length) request_.body.reserve(*length);
  }
  std::size_t on_body_impl(Text piece, Failure&) override {
    request_.body.append(piece.data(), piece.size());
    return piece.size();
  }
  std::size_t on_chunk_body_impl(std::uint64_t, Text piece, Failure& failure) override {
    return on_body_impl(piece, failure);
  }
  void on_response_impl(int, Text, int, Failure&) override {}
  void on_header_impl(Failure&) override {}
  void on_chunk_header_impl(std::uint64_t, Text, Failure&) override {}
  void on_finish_impl(Failure&) override {}

  Request& request_;
};

}  // namespace vedette::bench
