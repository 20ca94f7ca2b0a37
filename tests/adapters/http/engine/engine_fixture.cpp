#include "engine_fixture.hpp"

#include <zlib.h>

#include <stdexcept>

namespace vedette::http::test {
namespace {

Authentication signedIn(std::string name, PermissionSet permissions) {
  return {.principal = Principal{7, std::move(name), "custom", permissions, "session"}};
}

Authentication withoutStore(Authentication known) {
  known.withoutStore = true;
  return known;
}

// What is remembered answers at once; "fresh" must be looked up, and "back" again where its store was away;
// the rest is nobody.
Bearers bearers() {
  const auto known = [](std::string_view token) -> std::optional<Authentication> {
    if (token == "reader") return signedIn("reader", {Permission::EventsRead});
    if (token == "weak") return signedIn("weak", {});
    if (token == "back") return withoutStore(signedIn("back", {Permission::EventsWrite}));
    return std::nullopt;
  };
  const auto lookUp = [](std::string_view token) -> Authentication {
    if (token == "fresh") return signedIn("fresh", {Permission::EventsRead});
    if (token == "away") return {.refusal = Refusal::StoreAway};
    if (token == "back") return signedIn("back", {Permission::EventsRead});
    if (token == "sender") return withoutStore(signedIn("sender", {Permission::EventsWrite}));
    if (token == "throws") throw std::runtime_error("store");
    return {.refusal = Refusal::BadToken};
  };
  return {known, lookUp};
}

Response facadeWords(const Failure& failure, const Request&) {
  return json(failure.status, R"({"detail":"facade"})");
}

Response countBody(BodySource& body, const Request& request) {
  std::size_t bytes = 0;
  for (;;) {
    auto piece = body.read();
    if (const Failure* failure = std::get_if<Failure>(&piece)) return problem(*failure, request);
    if (std::get<std::string>(piece).empty()) return json(200, std::to_string(bytes));
    bytes += std::get<std::string>(piece).size();
  }
}

}  // namespace

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

void Gate::wait() {
  std::unique_lock lock(mutex_);
  ++waiting_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return open_; });
}

void Gate::awaitWaiting(int count) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_ >= count; });
}

ServerSettings EngineFixture::quick() {
  ServerSettings settings;
  settings.port = 0;
  settings.readers = 1;
  settings.maxWaitingReads = 1;
  settings.bulkStreams = 1;
  settings.headerTimeout = std::chrono::seconds(1);
  settings.stallTimeout = std::chrono::seconds(1);
  settings.bodyTimeout = std::chrono::seconds(2);
  settings.idleTimeout = std::chrono::seconds(2);
  return settings;
}

EngineFixture::EngineFixture(ServerSettings settings)
    : engine(settings, apis(), bearers(), figures, [this](std::string_view line) {
        const std::lock_guard lock(mutex_);
        log_.emplace_back(line);
      }) {
  port = engine.start().value();
}

EngineFixture::~EngineFixture() {
  gate.open();
  engine.stop();
  for (std::thread& thread : later_) thread.join();
}

std::vector<std::string> EngineFixture::log() {
  const std::lock_guard lock(mutex_);
  return log_;
}

double EngineFixture::figure(const std::string& name) const {
  EngineFigures::Figures all;
  figures.appendTo(all);
  for (const auto& [key, value] : all)
    if (key == name) return value;
  return 0;
}

HttpResponse EngineFixture::answerTo(std::string_view raw) {
  HttpClient client(port);
  client.send(raw);
  const auto answer = client.receive();
  if (!answer) throw std::runtime_error("closed without an answer");
  return *answer;
}

void EngineFixture::answerLater(Reply reply) {
  const std::lock_guard lock(mutex_);
  later_.emplace_back([this, reply = std::move(reply)] {
    gate.wait();
    reply(json(201, R"("later")"));
    reply(json(500, R"("again")"));
  });
}

std::vector<Route> EngineFixture::plainRoutes() {
  const auto pathAnd = [](const Call& call) {
    return json(200, call.request.path + (call.captures.empty() ? "" : "|" + call.captures[0]));
  };
  return {
      {Method::Get, "/health", Access::everybody(), Inline{[](const Call&) { return json(200, R"("ok")"); }}},
      {Method::Get, "/items/me", Access::everybody(), Inline{pathAnd}},
      {Method::Get, "/items/{id}", Access::everybody(), Inline{pathAnd}},
      {Method::Delete, "/items/{id}", Access::everybody(), Inline{[](const Call&) { return noContent(); }}},
      {Method::Get, "/whoami", Access::needs(Permission::EventsRead),
       Inline{[](const Call& call) { return json(200, call.principal.username); }}},
      {Method::Post, "/whoami", Access::signedIn(),
       Inline{[](const Call& call) { return json(200, call.principal.username); }}},
      {Method::Get, "/fields", Access::everybody(), Inline{[](const Call& call) {
         Response response = json(200, std::string(call.request.field("x-secret")));
         response.fields = {{"X-Split", "a\r\nX-Injected: b"}, {"Cache-Control", "max-age=60"}};
         return response;
       }}},
  };
}

std::vector<Route> EngineFixture::waitingRoutes() {
  return {
      {Method::Get, "/throws", Access::everybody(),
       Inline{[](const Call&) -> Response { throw std::invalid_argument("secret"); }}},
      {Method::Get, "/reading", Access::everybody(), Reading{[this](const Call&) {
         gate.wait();
         return json(200, R"("read")");
       }}},
      {Method::Get, "/hashing", Access::everybody(),
       Hashing{[](const Call&) -> Response { throw std::runtime_error("secret"); }}},
      {Method::Post, "/deferred", Access::everybody(),
       Deferred{[this](const Call&, Reply reply) { answerLater(std::move(reply)); }}},
      {Method::Post, "/store", Access::everybody(),
       Deferred{[](const Call& call, const Reply& reply) { reply(json(201, call.request.body)); },
                [this] { return full ? Result<void>(unavailable("Full.")) : Result<void>(); }}},
      {Method::Get, "/large", Access::everybody(),
       Inline{[](const Call&) { return json(200, std::string(8 << 20, 'x')); }}},
      {Method::Post, "/bulk", Access::everybody(),
       Streaming{[](const Call& call, BodySource& body) { return countBody(body, call.request); },
                 [this] { return full ? Result<void>(unavailable("Full.")) : Result<void>(); }},
       4 << 20},
      {Method::Post, "/bulk-behind-gate", Access::everybody(),
       Streaming{[this](const Call& call, BodySource& body) {
         gate.wait();
         return countBody(body, call.request);
       }},
       64 << 20},
      {Method::Post, "/early", Access::everybody(), Streaming{[](const Call&, BodySource& body) {
         body.read();
         return json(422, R"("enough")");
       }},
       64 << 20},
  };
}

std::vector<Api> EngineFixture::apis() {
  std::vector<Route> routes = plainRoutes();
  for (Route& route : waitingRoutes()) routes.push_back(std::move(route));
  std::vector<Route> facade{
      {Method::Get, "/api/users/", Access::everybody(), Inline{[](const Call&) { return json(200, "[]"); }}},
      {Method::Post, "/api/users/", Access::everybody(),
       Inline{[](const Call&) { return json(201, "{}"); }}}};
  std::vector<Route> native{{Method::Post, "/api/v1/json", Access::everybody(),
                             Inline{[](const Call& call) { return json(200, call.request.body); }}}};
  return {{"", problem, false, std::move(routes)},
          {"/api/v1", problem, false, std::move(native)},
          {"/api", facadeWords, true, std::move(facade)}};
}

std::string gzip(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace vedette::http::test
