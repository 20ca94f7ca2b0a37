#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::test {

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> fields = {};  // names in lower case
  std::string body = {};

  std::string field(std::string_view lowerCaseName) const;  // the first; empty when absent
  bool has(std::string_view lowerCaseName) const;
};

using HttpFields = std::vector<std::pair<std::string, std::string>>;

// A blocking HTTP/1.1 client over one kept connection to a server on this machine. Throws
// std::runtime_error when the server cannot be reached, breaks off or answers nonsense.
class HttpClient {
 public:
  // `from`: the address of this machine that the server sees; empty for the usual one.
  explicit HttpClient(std::uint16_t port, std::string host = "127.0.0.1", std::string from = {});
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Sent with Host and Content-Length; connects again when the last answer closed the connection. Interim
  // answers (1xx) are skipped.
  HttpResponse request(std::string_view method, std::string_view target, std::string_view body = {},
                       const HttpFields& fields = {});
  HttpResponse get(std::string_view target, const HttpFields& fields = {}) {
    return request("GET", target, {}, fields);
  }

  // Sent with every request() from now on; an empty token ends that.
  void bearer(std::string token) { token_ = std::move(token); }

  // Raw bytes, and one answer to them, interim ones included. Nothing when the server closed instead.
  void send(std::string_view raw);
  std::optional<HttpResponse> receive(bool toHead = false);

  // True when the server closes within the time; what it still sends is thrown away.
  bool closes(std::chrono::milliseconds within);
  void closeSending();
  void reconnect();

 private:
  void disconnect();
  bool fill();
  std::string buildRequest(std::string_view method, std::string_view target, std::string_view body,
                           const HttpFields&) const;

  std::uint16_t port_;
  std::string host_;
  std::string from_;
  std::string token_;
  std::string received_;
  int socket_ = -1;
};

}  // namespace vedette::test
