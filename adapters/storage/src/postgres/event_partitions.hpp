#pragma once

#include <optional>
#include <string>
#include <vector>

#include "postgres/partition_times.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// The partitions of the table of events, each a range of ids (migrations/postgres/0003).
class EventPartitions {
 public:
  static constexpr std::int64_t size = 5'000'000;
  static constexpr std::int64_t ahead = 3'000'000;  // ids that have a place before they come

  EventPartitions(Connection& reader, Connection& writer) : reader_(reader), writer_(writer) {}

  // Of the ids to come. True when one was made.
  bool makeAhead();

  // The same at once and inside the writer's transaction, however many that takes.
  void makeAllAhead();

  // The oldest one without events that no new event can belong to, or the newest one that is not needed yet:
  // every read of many looks into each. True when there was one.
  bool dropEmpty();

  // Of partitions that no new event can belong below, with the times that those below reach.
  std::vector<PartitionTimes::Start> starts();

 private:
  struct Partition {
    std::string name;
    std::int64_t begin, end;  // of its ids
  };
  std::vector<Partition> partitions() const;  // by their ids
  std::int64_t nextId() const;
  void letGo();

  Connection& reader_;
  Connection& writer_;
};

}  // namespace vedette::storage
