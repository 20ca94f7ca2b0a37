#include "stored.hpp"

#include <functional>
#include <stdexcept>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

// Calls `see` with each item of the list, the text from its "id" to the next item's.
void walk(test::HttpClient& client, const std::string& target,
          const std::function<void(const std::string&)>& see) {
  static const std::string itemStart = "{\"id\":";
  std::string cursor;
  do {
    const auto page = client.get(target + (cursor.empty() ? "" : "&cursor=" + cursor));
    if (page.status != 200) throw std::runtime_error(page.body);
    auto at = page.body.find(itemStart);
    while (at != std::string::npos) {
      const auto next = page.body.find(itemStart, at + 1);
      see(page.body.substr(at, next == std::string::npos ? next : next - at));
      at = next;
    }
    cursor = memberOf(page.body, "next_cursor");
  } while (!cursor.empty() && cursor != "null");
}

}  // namespace

Stored readAll(test::HttpClient& client) {
  Stored all;
  walk(client, "/api/v1/events?limit=1000", [&](const std::string& event) {
    ++all.events;
    all.uids.insert(memberOf(event, "uid"));
    all.ids[memberOf(event, "uid")] = std::stoll(memberOf(event, "id"));
    const std::string severity = memberOf(event, "severity");
    if (severity == "high" || severity == "critical") all.severeEvents.insert(memberOf(event, "id"));
  });
  walk(client, "/api/v1/alerts?limit=200", [&](const std::string& alert) {
    const std::string event = memberOf(alert, "event_id");
    if (!event.empty()) ++all.alertsOf[event];
  });
  return all;
}

}  // namespace vedette::e2e
