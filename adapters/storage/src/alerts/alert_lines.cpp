#include "alerts/alert_lines.hpp"

#include <array>

#include "sql/line_page.hpp"

namespace vedette::storage {
namespace {

const LineQuery historyQuery{
    "history", "SELECT line, at, actor, field, before, after, note FROM alert_history WHERE alert_id = ?",
    "SELECT count(*) FROM alert_history WHERE alert_id = ?", "line"};
constexpr std::array historyColumns{Kind::Integer, Kind::Time, Kind::Text, Kind::Text,
                                    Kind::Text,    Kind::Text, Kind::Text};

const LineQuery feedbackQuery{
    "feedback", "SELECT line, at, actor, verdict, note, origin FROM alert_feedback WHERE alert_id = ?",
    "SELECT count(*) FROM alert_feedback WHERE alert_id = ?", "line", true};
constexpr std::array feedbackColumns{Kind::Integer, Kind::Time, Kind::Text,
                                     Kind::Text,    Kind::Text, Kind::Text};

constexpr const char* linked =
    " FROM (SELECT event_id, id AS alert_id FROM alerts WHERE event_id IS NOT NULL UNION ALL "
    "SELECT event_id, alert_id FROM alert_events) linked WHERE alert_id = ?";
const LineQuery eventsQuery{"alert events", std::string("SELECT event_id") + linked,
                            std::string("SELECT count(*)") + linked, "event_id"};
constexpr std::array eventColumns{Kind::Integer};

}  // namespace

void AlertLines::addHistory(AlertId id, const std::vector<AlertChange>& changes) {
  if (changes.empty()) return;
  std::int64_t line =
      *connection_.integer("SELECT coalesce(max(line), 0) FROM alert_history WHERE alert_id = ?", {id});
  const auto rows =
      connection_.bulkInsert("alert_history", "alert_id, line, at, actor, field, before, after, note");
  for (const AlertChange& change : changes)
    rows->row(std::array<Value, 8>{id, ++line, change.at, change.actor, change.field, change.from, change.to,
                                   change.note});
  rows->finish();
}

void AlertLines::addFeedback(AlertId id, const Feedback& feedback) {
  const std::int64_t line =
      *connection_.integer("SELECT coalesce(max(line), 0) + 1 FROM alert_feedback WHERE alert_id = ?", {id});
  connection_.run(
      "INSERT INTO alert_feedback (alert_id, line, at, actor, verdict, note, origin) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      {id, line, feedback.at, feedback.actor, toString(feedback.verdict), feedback.note, feedback.origin});
}

Result<Page<AlertChange>> AlertLines::history(AlertId id, const PageRequest& request) const {
  return linePage<AlertChange>(connection_, historyQuery, historyColumns, id, request, [](Row& row) {
    return AlertChange{row.time(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
  });
}

Result<Page<Feedback>> AlertLines::feedback(AlertId id, const PageRequest& request) const {
  return linePage<Feedback>(connection_, feedbackQuery, feedbackColumns, id, request, [](Row& row) {
    return Feedback{row.time(1), row.text(2),
                    parseDisposition(row.text(3)).value_or(Disposition::TruePositive), row.text(4),
                    row.text(5)};
  });
}

Result<Page<Event>> AlertLines::events(AlertId id, const PageRequest& request,
                                       const SociEvents& events) const {
  auto ids = linePage<EventId>(connection_, eventsQuery, eventColumns, id, request,
                               [](Row& row) { return row.integer(0); });
  if (!ids) return std::move(ids).error();
  return Page<Event>{events.fetch(ids->items), ids->total, std::move(ids->next)};
}

}  // namespace vedette::storage
