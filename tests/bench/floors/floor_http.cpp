// The ceiling of HTTP: Beast answers every request with 200 bytes of JSON, or with the bytes of a file.
#include <fstream>
#include <iostream>
#include <iterator>

#include "http/server.hpp"

namespace {

using namespace vedette::bench;

class Fixed final : public Handler {
 public:
  explicit Fixed(const std::string& body) : body_(body) {}
  void handle(Session& session) override { session.answer("200 OK", body_); }

 private:
  const std::string& body_;
};

std::string bodyFrom(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int count, char** arguments) try {
  const std::string body =
      count > 1 ? bodyFrom(arguments[1]) : R"({"text":")" + std::string(189, 'x') + "\"}";
  Server([&body] { return std::make_unique<Fixed>(body); }).run();
} catch (const std::exception& failure) {
  std::cerr << "floor_http: " << failure.what() << '\n';
  return 1;
}
