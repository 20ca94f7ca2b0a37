#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "http_client.hpp"

namespace vedette::e2e {

// All that a server has stored, read through its API by cursor.
struct Stored {
  std::size_t events = 0;
  std::set<std::string> uids;
  std::map<std::string, std::int64_t> ids;      // by uid
  std::set<std::string> severeEvents;           // ids of high and critical events
  std::map<std::string, std::size_t> alertsOf;  // by event id
};

Stored readAll(test::HttpClient&);

}  // namespace vedette::e2e
