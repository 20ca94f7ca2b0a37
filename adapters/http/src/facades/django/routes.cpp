#include <array>

#include "django.hpp"
#include "output/dressing.hpp"
#include "output/options.hpp"
#include "output/wording.hpp"
#include "resources/handlers.hpp"

namespace vedette::http {
namespace {

using Resource = Response (*)(Core&, const Call&);
enum class Run { OnLoop, Reading, Hashing };

struct Entry {
  Method method;
  std::string_view pattern;
  Access access;
  Run run;
  Resource resource;
};

constexpr Access anyone = Access::everybody();
constexpr Access member = Access::signedIn();
constexpr Access usersManage = Access::needs(Permission::UsersManage);
constexpr Access eventsRead = Access::needs(Permission::EventsRead);
constexpr Access eventsWrite = Access::needs(Permission::EventsWrite);
constexpr Access alertsRead = Access::needs(Permission::AlertsRead);
constexpr Access alertsWrite = Access::needs(Permission::AlertsWrite);
constexpr Access alertsDelete = Access::needs(Permission::AlertsDelete);

// Everything but POST /api/events/, which waits for its commit, and OPTIONS.
constexpr std::array table{
    Entry{Method::Get, "/api/", member, Run::OnLoop, django::root},
    Entry{Method::Post, "/api/auth/token/", anyone, Run::Hashing, django::obtainToken},
    Entry{Method::Post, "/api/auth/token/refresh/", anyone, Run::Reading, django::refreshToken},
    Entry{Method::Get, "/api/users/", usersManage, Run::Reading, django::listUsers},
    Entry{Method::Post, "/api/users/", usersManage, Run::Hashing, django::createUser},
    Entry{Method::Get, "/api/users/me/", member, Run::Reading, django::showMe},
    Entry{Method::Get, "/api/users/{id}/", usersManage, Run::Reading, django::showUser},
    Entry{Method::Put, "/api/users/{id}/", usersManage, Run::Hashing, django::replaceUser},
    Entry{Method::Patch, "/api/users/{id}/", usersManage, Run::Hashing, django::changeUser},
    Entry{Method::Delete, "/api/users/{id}/", usersManage, Run::Reading, django::deleteUser},
    Entry{Method::Get, "/api/events/", eventsRead, Run::Reading, django::listEvents},
    Entry{Method::Get, "/api/events/{id}/", eventsRead, Run::Reading, django::showEvent},
    Entry{Method::Get, "/api/alerts/", alertsRead, Run::Reading, django::listAlerts},
    Entry{Method::Post, "/api/alerts/", alertsWrite, Run::Reading, django::createAlert},
    Entry{Method::Get, "/api/alerts/{id}/", alertsRead, Run::Reading, django::showAlert},
    Entry{Method::Put, "/api/alerts/{id}/", alertsWrite, Run::Reading, django::replaceAlert},
    Entry{Method::Patch, "/api/alerts/{id}/", alertsWrite, Run::Reading, django::changeAlert},
    Entry{Method::Delete, "/api/alerts/{id}/", alertsDelete, Run::Reading, django::deleteAlert},
};

Handler handlerFor(const Entry& entry, Core& core) {
  auto handle = [&core, resource = entry.resource](const Call& call) {
    return django::Dressing(call.request)(resource(core, call));
  };
  switch (entry.run) {
    case Run::OnLoop:
      return Inline{std::move(handle)};
    case Run::Hashing:
      return Hashing{std::move(handle)};
    case Run::Reading:
      break;
  }
  return Reading{std::move(handle)};
}

Route eventPost(SubmitEvents submit, AdmitEvents admit) {
  auto handle = [submit = std::move(submit)](const Call& call, const Reply& reply) {
    const django::Dressing dress(call.request);
    django::createEvent(submit, call,
                        [dress, reply](Response response) { reply(dress(std::move(response))); });
  };
  return {Method::Post, "/api/events/", eventsWrite, Deferred{std::move(handle), std::move(admit)}};
}

Route optionsOf(const django::Path& path) {
  auto handle = [&path](const Call& call) {
    return django::Dressing(call.request)(django::options(path, call.principal));
  };
  return {Method::Options, path.pattern, path.options, Inline{std::move(handle)}};
}

// A list also answers with the format in its path.
void addSuffixed(std::vector<Route>& routes) {
  for (std::size_t at = 0, count = routes.size(); at < count; ++at) {
    const django::Path* path = django::pathAt(routes[at].pattern);
    if (!path || path->suffixed.empty()) continue;
    Route twin = routes[at];
    twin.pattern = path->suffixed;
    routes.push_back(std::move(twin));
  }
}

Response refuse(const Failure& failure, const Request& request) {
  return django::Dressing(request)(django::refusal(failure, request.method));
}

}  // namespace

Api djangoApi(const Services& services) {
  Api api{.prefix = "/api", .style = refuse, .trailingSlash = true, .routes = {}};
  for (const Entry& entry : table)
    api.routes.push_back({entry.method, entry.pattern, entry.access, handlerFor(entry, services.core)});
  api.routes.push_back(eventPost(services.submit, services.admit));
  for (const django::Path& path : django::paths()) api.routes.push_back(optionsOf(path));
  addSuffixed(api.routes);
  return api;
}

}  // namespace vedette::http
