// The ceiling of the store: inserts the events of standard input, a line each, over and over in batches, and
// prints rows/s.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>

#include "ingest/event_reader.hpp"
#include "store/event_table.hpp"

namespace {

using namespace vedette::bench;
using Clock = std::chrono::steady_clock;

// Rows come in the order of their time, as they do from the network.
void stamp(std::span<EventRow> rows) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  std::int64_t time = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
  for (EventRow& row : rows) row.receivedAt = time++;
}

double rowsPerSecond(EventTable& table, std::vector<EventRow> rows, std::size_t batch,
                     std::chrono::duration<double> time) {
  const auto began = Clock::now();
  std::size_t stored = 0;
  while (Clock::now() - began < time) {
    const std::size_t at = stored % rows.size();
    const auto next = std::span(rows).subspan(at, std::min(batch, rows.size() - at));
    stamp(next);
    table.insert(next);
    stored += next.size();
  }
  return static_cast<double>(stored) / std::chrono::duration<double>(Clock::now() - began).count();
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) throw std::runtime_error("needs the URL of a migrated store, rows a batch, and seconds");
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  EventReader reader;
  if (!reader.read(text)) throw std::runtime_error("a line is no event");
  const auto table = EventTable::open(arguments[1]);
  const std::chrono::duration<double> time{std::stod(arguments[3])};
  std::cout << static_cast<long>(rowsPerSecond(*table, reader.rows(), std::stoul(arguments[2]), time))
            << '\n';
} catch (const std::exception& failure) {
  std::cerr << "floor_insert: " << failure.what() << '\n';
  return 1;
}
