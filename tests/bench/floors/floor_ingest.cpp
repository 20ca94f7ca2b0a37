// The ceiling of durable ingest: Beast, RapidJSON, an HS256 check and a group commit into the product's own
// tables, without rules, domain or any layer between. POST of one event, or of a line each to .../bulk.
#include <boost/asio/post.hpp>
#include <iostream>

#include "http/bearer.hpp"
#include "http/server.hpp"
#include "ingest/event_reader.hpp"
#include "ingest/group_commit.hpp"

namespace {

using namespace vedette::bench;

class Ingest final : public Handler, public Waiter {
 public:
  Ingest(const Bearer& bearer, GroupCommit& commit) : bearer_(bearer), commit_(commit) {}

  void handle(Session& session) override {
    if (!bearer_.isGood(session.request().authorization)) return session.answer("401 Unauthorized", "{}");
    if (!reader_.read(session.request().body)) return session.answer("400 Bad Request", "{}");
    waiting_ = session.shared_from_this();
    commit_.submit(*this);
  }

  const std::vector<EventRow>& rows() const override { return reader_.rows(); }

  void stored(EventId first) override {
    const std::shared_ptr<Session> session = std::move(waiting_);
    const Request& request = session->request();
    if (request.target.ends_with("/bulk"))
      session->answer("200 OK", R"({"accepted":)" + std::to_string(rows().size()) + '}');
    else
      session->answer("201 Created", R"({"event":{"id":)" + std::to_string(first) + ',' +
                                         request.body.substr(request.body.find('{') + 1) + '}');
  }

 private:
  const Bearer& bearer_;
  GroupCommit& commit_;
  EventReader reader_;
  std::shared_ptr<Session> waiting_;
};

}  // namespace

int main(int count, char** arguments) try {
  if (count != 2) throw std::runtime_error("needs the URL of a store that vedette has migrated");
  const Bearer bearer;
  const auto table = EventTable::open(arguments[1]);
  std::unique_ptr<GroupCommit> commit;
  Server server([&] { return std::make_unique<Ingest>(bearer, *commit); });
  commit = std::make_unique<GroupCommit>(*table, [&server](std::function<void()> work) {
    boost::asio::post(server.context(), std::move(work));
  });
  std::cout << "token " << bearer.token() << '\n';
  server.run();
} catch (const std::exception& failure) {
  std::cerr << "floor_ingest: " << failure.what() << '\n';
  return 1;
}
