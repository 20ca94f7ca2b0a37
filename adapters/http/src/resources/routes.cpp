#include "alerts/alert_bulk.hpp"
#include "alerts/alert_history.hpp"
#include "alerts/alerts.hpp"
#include "answer.hpp"
#include "events/event_bulk.hpp"
#include "events/events.hpp"
#include "identity/auth.hpp"
#include "identity/roles.hpp"
#include "identity/users.hpp"
#include "rules/attack_coverage.hpp"
#include "rules/backtest.hpp"
#include "rules/rule_health.hpp"
#include "rules/rule_texts.hpp"
#include "rules/rules.hpp"
#include "system/health.hpp"
#include "system/json_check.hpp"
#include "system/stats.hpp"
#include "v1.hpp"

namespace vedette::http {

namespace {

Inline degradable(Health health) {
  return {[health = std::move(health)](const Call&) { return health(503); }};
}

std::vector<Route> routes(const Services& services, const ServerSettings& settings) {
  using enum Method;
  using enum Permission;
  constexpr auto needs = &Access::needs;
  constexpr Access signedIn = Access::signedIn();
  constexpr Access everybody = Access::everybody();
  Core& core = services.core;
  // clang-format off
  return {
      {Post,   "/api/v1/auth/token",           everybody,             Hashing{onJson(core, signIn)}},
      {Post,   "/api/v1/auth/refresh",         everybody,             Reading{onJson(core, refreshTokens)}},
      {Post,   "/api/v1/auth/logout",          signedIn,              Reading{on(core, signOut)}},

      {Get,    "/api/v1/users/me",             signedIn,              Reading{on(core, showMe)}},
      {Get,    "/api/v1/users",                needs(UsersManage),    Reading{onQuery(core, listUsers)}},
      {Post,   "/api/v1/users",                needs(UsersManage),    Hashing{onJson(core, addUser)}},
      {Get,    "/api/v1/users/{username}",     needs(UsersManage),    Reading{on(core, findUser)}},
      {Patch,  "/api/v1/users/{username}",     needs(UsersManage),    Hashing{onJson(core, changeUser)}},
      {Delete, "/api/v1/users/{username}",     needs(UsersManage),    Reading{on(core, removeUser)}},

      {Get,    "/api/v1/roles",                signedIn,              Reading{onQuery(core, listRoles)}},
      {Post,   "/api/v1/roles",                needs(RolesManage),    Reading{onJson(core, addRole)}},
      {Get,    "/api/v1/roles/{name}",         signedIn,              Reading{on(core, findRole)}},
      {Patch,  "/api/v1/roles/{name}",         needs(RolesManage),    Reading{onJson(core, changeRole)}},
      {Delete, "/api/v1/roles/{name}",         needs(RolesManage),    Reading{on(core, removeRole)}},

      {Get,    "/api/v1/events",               needs(EventsRead),     Reading{onQuery(core, listEvents)}},
      {Post,   "/api/v1/events",               needs(EventsWrite),    postEvent(services.submit, services.admit)},
      {Post,   "/api/v1/events/bulk",          needs(EventsWrite),    postEvents(services.submit, services.profiles, services.admit), settings.maxBulkBytes},
      {Get,    "/api/v1/events/{id}",          needs(EventsRead),     Reading{on(core, findEvent)}},

      {Get,    "/api/v1/alerts",               needs(AlertsRead),     Reading{onQuery(core, listAlerts)}},
      {Post,   "/api/v1/alerts",               needs(AlertsWrite),    Reading{onJson(core, createAlert)}},
      {Post,   "/api/v1/alerts/bulk",          needs(AlertsWrite),    Reading{onJson(core, changeAlerts)}},
      {Get,    "/api/v1/alerts/{id}",          needs(AlertsRead),     Reading{on(core, findAlert)}},
      {Patch,  "/api/v1/alerts/{id}",          needs(AlertsWrite),    Reading{onJson(core, changeAlert)}},
      {Delete, "/api/v1/alerts/{id}",          needs(AlertsDelete),   Reading{on(core, removeAlert)}},
      {Get,    "/api/v1/alerts/{id}/history",  needs(AlertsRead),     Reading{onQuery(core, listAlertChanges)}},
      {Get,    "/api/v1/alerts/{id}/events",   needs(AlertsRead),     Reading{onQuery(core, listAlertEvents)}},
      {Get,    "/api/v1/alerts/{id}/feedback", needs(AlertsRead),     Reading{onQuery(core, listAlertFeedback)}},
      {Post,   "/api/v1/alerts/{id}/feedback", needs(AlertsFeedback), Reading{onJson(core, labelAlert)}},

      {Get,    "/api/v1/rules",                needs(RulesRead),      Reading{onQuery(core, listRules)}},
      {Post,   "/api/v1/rules",                needs(RulesWrite),     Reading{onJsonAndQuery(core, addRule)}},
      {Post,   "/api/v1/rules/backtest",       needs(RulesWrite),     Reading{onJson(core, backtestRule)}},
      {Get,    "/api/v1/rules/health",         needs(RulesRead),      Reading{on(core, showRuleHealth)}},
      {Get,    "/api/v1/rules/{id}",           needs(RulesRead),      Reading{on(core, findRule)}},
      {Put,    "/api/v1/rules/{id}",           needs(RulesWrite),     Reading{onJson(core, rewriteRule)}},
      {Patch,  "/api/v1/rules/{id}",           needs(RulesWrite),     Reading{onJson(core, changeRule)}},
      {Delete, "/api/v1/rules/{id}",           needs(RulesWrite),     Reading{on(core, removeRule)}},
      {Get,    "/api/v1/rules/{id}/timeline",  needs(RulesRead),      Reading{onQuery(core, showRuleTimeline)}},
      {Get,    "/api/v1/rules/{id}/versions",  needs(RulesRead),      Reading{onQuery(core, listRuleVersions)}},
      {Post,   "/api/v1/rules/{id}/rollback",  needs(RulesWrite),     Reading{onJson(core, rollBackRule)}},
      {Get,    "/api/v1/attack/coverage",      needs(RulesRead),      Reading{onQuery(core, showAttackCoverage)}},

      {Get,    "/api/v1/stats/overview",       needs(StatsRead),      Reading{on(core, showOverview)}},
      unlimited({Get,  "/api/v1/health",       everybody,             degradable(Health{services})}),
      unlimited({Post, "/api/v1/json",         everybody,             Inline{checkJson}, maxCheckedBytes}),
  };
  // clang-format on
}

}  // namespace

Api v1Api(const Services& services, const ServerSettings& settings) {
  return {"/api/v1", &problem, false, routes(services, settings)};
}

}  // namespace vedette::http
