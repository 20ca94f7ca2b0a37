#include "http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace vedette::test {
namespace {

constexpr int patienceMs = 30'000;

std::string lowered(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

HttpResponse parseHead(std::string_view head) {
  HttpResponse response;
  if (!head.starts_with("HTTP/1.") || head.size() < 12) throw std::runtime_error("not an HTTP answer");
  response.status = std::stoi(std::string(head.substr(9, 3)));
  std::size_t at = head.find("\r\n");
  while (at != std::string_view::npos && at + 2 < head.size()) {
    const std::size_t end = std::min(head.find("\r\n", at + 2), head.size());
    const std::string_view line = head.substr(at + 2, end - at - 2);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) throw std::runtime_error("a field without a colon");
    response.fields.emplace_back(lowered(std::string(line.substr(0, colon))), line.substr(colon + 2));
    at = end;
  }
  return response;
}

sockaddr_in endpoint(const std::string& host, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
  return address;
}

bool hasBody(const HttpResponse& response, bool toHead) {
  return !toHead && response.status >= 200 && response.status != 204 && response.status != 304;
}

}  // namespace

std::string HttpResponse::field(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return {};
}

bool HttpResponse::has(std::string_view name) const {
  return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
}

HttpClient::HttpClient(std::uint16_t port, std::string host, std::string from)
    : port_(port), host_(std::move(host)), from_(std::move(from)) {
  reconnect();
}

HttpClient::~HttpClient() { disconnect(); }

void HttpClient::disconnect() {
  if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

void HttpClient::reconnect() {
  disconnect();
  received_.clear();
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in source = endpoint(from_, 0);
  if (!from_.empty() && ::bind(socket_, reinterpret_cast<const sockaddr*>(&source), sizeof source) != 0)
    throw std::runtime_error("cannot connect from " + from_);
  const sockaddr_in server = endpoint(host_, port_);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) {
    disconnect();
    throw std::runtime_error("cannot connect to " + host_ + ":" + std::to_string(port_));
  }
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void HttpClient::send(std::string_view raw) {
  while (!raw.empty()) {
    const ssize_t sent = ::send(socket_, raw.data(), raw.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // closed by the server, whose answer may still wait to be read
    raw.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool HttpClient::fill() {
  pollfd ready{socket_, POLLIN, 0};
  if (::poll(&ready, 1, patienceMs) <= 0) throw std::runtime_error("the server does not answer");
  char piece[16384];
  const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
  if (got > 0) received_.append(piece, static_cast<std::size_t>(got));
  return got > 0;
}

std::optional<HttpResponse> HttpClient::receive(bool toHead) {
  std::size_t end;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return std::nullopt;
  HttpResponse response = parseHead(std::string_view(received_).substr(0, end));
  received_.erase(0, end + 4);
  if (!hasBody(response, toHead)) return response;
  const std::size_t length = std::stoul("0" + response.field("content-length"));
  while (received_.size() < length)
    if (!fill()) throw std::runtime_error("the answer breaks off");
  response.body = received_.substr(0, length);
  received_.erase(0, length);
  return response;
}

std::string HttpClient::buildRequest(std::string_view method, std::string_view target, std::string_view body,
                                     const HttpFields& fields) const {
  std::string raw = std::string(method) + " " + std::string(target) +
                    " HTTP/1.1\r\nHost: localhost:" + std::to_string(port_) + "\r\n";
  if (!token_.empty()) raw += "Authorization: Bearer " + token_ + "\r\n";
  for (const auto& [name, value] : fields) raw += name + ": " + value + "\r\n";
  if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
    raw += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return raw.append("\r\n").append(body);
}

HttpResponse HttpClient::request(std::string_view method, std::string_view target, std::string_view body,
                                 const HttpFields& fields) {
  send(buildRequest(method, target, body, fields));
  std::optional<HttpResponse> response;
  do {
    response = receive(method == "HEAD");
    if (!response) throw std::runtime_error("the server closed without an answer");
  } while (response->status < 200);
  if (lowered(response->field("connection")) == "close") reconnect();
  return *response;
}

bool HttpClient::closes(std::chrono::milliseconds within) {
  const auto end = std::chrono::steady_clock::now() + within;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd ready{socket_, POLLIN, 0};
    if (left.count() < 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0) return false;
    char piece[16384];
    if (::recv(socket_, piece, sizeof piece, 0) <= 0) return true;
  }
}

void HttpClient::closeSending() { ::shutdown(socket_, SHUT_WR); }

}  // namespace vedette::test
