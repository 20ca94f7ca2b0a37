#include "wire/request_head.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace vedette::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::string_view;

std::string_view toStd(string_view text) { return {text.data(), text.size()}; }

// Beast's parser without its containers: fields stay where they arrived, so a head costs no allocation. It
// sees heads only. Bodies are taken apart by BodyDecoder: Beast 1.81 puts no bound on chunk extensions and
// trailers and merges trailer fields into the head.
class HeadParser final : public beast::http::basic_parser<true> {
 public:
  explicit HeadParser(RequestHead& head) : head_(head) {}

 private:
  void on_request_impl(beast::http::verb, string_view method, string_view target, int version,
                       error_code&) override {
    head_.method = toStd(method);
    head_.target = toStd(target);
    head_.version = static_cast<unsigned>(version);
  }
  void on_field_impl(beast::http::field, string_view name, string_view value, error_code&) override {
    head_.fields.emplace_back(toStd(name), toStd(value));
  }
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view body, error_code&) override { return body.size(); }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override {
    return body.size();
  }
  void on_finish_impl(error_code&) override {}

  RequestHead& head_;
};

}  // namespace

RequestHead::Outcome RequestHead::parse(std::string_view bytes) {
  fields.clear();
  HeadParser parser(*this);
  parser.header_limit(static_cast<std::uint32_t>(bytes.size() + 1));
  parser.body_limit(boost::none);  // decided by route, not here
  error_code failure;
  parser.put(boost::asio::buffer(bytes.data(), bytes.size()), failure);
  if (failure == beast::http::error::bad_version) return Outcome::UnknownVersion;
  return !failure && parser.is_header_done() ? Outcome::Whole : Outcome::Malformed;
}

}  // namespace vedette::http
