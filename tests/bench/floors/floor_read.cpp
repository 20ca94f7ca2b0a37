// The ceiling of reads: Beast, an HS256 check, and one prepared query whose rows are written straight as
// JSON. As many threads, with a connection each, as the product has readers.
#include <iostream>

#include "http/bearer.hpp"
#include "http/server.hpp"
#include "store/page_query.hpp"

namespace {

using namespace vedette::bench;

class Read final : public Handler {
 public:
  Read(const std::string& url, const std::string& sql) : url_(url), sql_(sql) {}

  void handle(Session& session) override {
    thread_local const Bearer bearer;
    thread_local const std::unique_ptr<PageQuery> page = PageQuery::open(url_, sql_);
    if (!bearer.isGood(session.request().authorization)) return session.answer("401 Unauthorized", "{}");
    page->write(body_);
    session.answer("200 OK", body_);
  }

 private:
  const std::string& url_;
  const std::string& sql_;
  std::string body_;
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) throw std::runtime_error("needs the URL of a migrated store and a query");
  const std::string url = arguments[1], sql = arguments[2];
  std::cout << "token " << Bearer().token() << '\n';
  const int threads = url.starts_with("sqlite") ? 2 : 4;  // on two cores
  Server([&] { return std::make_unique<Read>(url, sql); }, threads).run();
} catch (const std::exception& failure) {
  std::cerr << "floor_read: " << failure.what() << '\n';
  return 1;
}
