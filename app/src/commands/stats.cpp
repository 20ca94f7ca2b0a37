#include <fmt/format.h>

#include <numeric>
#include <ostream>

#include "aligned.hpp"
#include "outcome.hpp"
#include "vedette/storage/sizes.hpp"

namespace vedette::app {
namespace {

using Lines = std::vector<std::array<std::string, 2>>;

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

std::string inBytes(std::uint64_t bytes) {
  constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB"};
  double amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; amount >= 1024 && unit + 1 < units.size(); ++unit) amount /= 1024;
  return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", amount, units[unit]);
}

// Of the last full hour, and of the 24 hours that the overview holds.
template <class Counts>
void addRates(Lines& lines, const std::string& what, const Counts& counts, Timestamp now) {
  using std::chrono::hours;
  const Timestamp hour = std::chrono::floor<hours>(now) - hours{1};
  const auto known = counts.byHour.find(hour);
  const std::uint64_t last = known == counts.byHour.end() ? 0 : known->second;
  const std::uint64_t day =
      std::accumulate(counts.byHour.begin(), counts.byHour.end(), std::uint64_t{0},
                      [](std::uint64_t sum, const auto& each) { return sum + each.second; });
  lines.push_back({what + ", last full hour",
                   fmt::format("{} ({:.1f} a second)", grouped(last), static_cast<double>(last) / 3600)});
  lines.push_back({what + ", last 24 hours", grouped(day)});
}

void addParts(Lines& lines, const std::map<std::string, std::uint64_t>& parts) {
  for (const auto& [name, count] : parts)
    if (count > 0) lines.push_back({"  " + name, grouped(count)});
}

Result<std::string> endOf(const Core& core, bool newest) {
  EventQuery query{.order = {{EventKey::Timestamp, newest}}, .page = {.limit = 1}};
  const auto page = core.events.list(Principal::system(), query);
  if (!page) return page.error();
  return page->items.empty() ? std::string("none") : formatTimestamp(page->items.front().timestamp);
}

Result<Lines> linesOf(Installation& installation, const storage::Sizes& sizes) {
  const Core& core = installation.core();
  const auto figures = core.overview(Principal::system());
  if (!figures) return figures.error();
  const auto oldest = endOf(core, false), newest = endOf(core, true);
  if (!oldest) return oldest.error();
  if (!newest) return newest.error();
  const Timestamp now = installation.clock().now();
  Lines lines{
      {"database", inBytes(sizes.all) + (sizes.free > 0 ? ", free in it " + inBytes(sizes.free) : "")}};
  for (const auto& table : sizes.tables)
    if (table.bytes >= 1u << 20) lines.push_back({"  " + table.name, inBytes(table.bytes)});
  lines.push_back({"events", grouped(figures->events.total)});
  addParts(lines, figures->events.bySeverity);
  lines.push_back({"oldest event", *oldest});
  lines.push_back({"newest event", *newest});
  addRates(lines, "events", figures->events, now);
  lines.push_back({"alerts", grouped(figures->alerts.total)});
  addParts(lines, figures->alerts.byStatus);
  addRates(lines, "alerts", figures->alerts, now);
  return lines;
}

int print(Console& console, Installation& installation, const Settings& settings) {
  const auto sizes = storage::sizesOf(storageSettings(settings));
  if (!sizes) return report(console, sizes.error());
  const auto lines = linesOf(installation, *sizes);
  if (!lines) return report(console, lines.error());
  console.out << aligned(*lines);
  return exit_status::ok;
}

}  // namespace

void addStats(CLI::App& program, Invocation& invocation) {
  auto& command = addCommand(program, invocation, "stats", "Print what is stored: sizes, counts and rates.",
                             [&invocation] {
                               return withSettings(invocation, [&](const LoadedSettings& loaded) {
                                 auto installation = openBesideServer(loaded.settings);
                                 if (!installation) return report(invocation.console, installation.error());
                                 return print(invocation.console, **installation, loaded.settings);
                               });
                             });
  addSettingFlags(command, invocation, {"data_dir", "database"});
  command.footer("A server may be running. Rates count events by their timestamp.");
}

}  // namespace vedette::app
