#pragma once

#include <string>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/events/event.hpp"
#include "vedette/domain/identity/user.hpp"

namespace vedette::contract {

using namespace std::chrono_literals;

// 2026-03-01T12:00:00Z and the span after it.
Timestamp at(std::chrono::microseconds after = {});

// Texts that break careless quoting, patterns, encodings and column widths; all of them storable.
const std::vector<std::string>& hostileTexts();

// Texts that select everything, change something or fail where they are read as SQL, an array or a path. No
// sample holds one.
const std::vector<std::string>& injections();

User user(std::string name, std::string role = "analyst");
Event event(std::string uid = {}, Timestamp when = at());
AlertDraft draftByHand(std::string fingerprint = {});
AlertDraft draftByRule(std::string fingerprint = {}, std::optional<EventId> event = {});
Attributes attributes(std::vector<std::pair<std::string, std::string>> members);

// Every field, for comparing and for reading what differs.
std::string describe(const User&);
std::string describe(const Event&);
std::string describe(const Alert&);

template <class Item>
std::vector<std::string> describeAll(const std::vector<Item>& items) {
  std::vector<std::string> texts;
  for (const Item& item : items) texts.push_back(describe(item));
  return texts;
}

template <class Item>
auto idsOf(const std::vector<Item>& items) {
  std::vector<decltype(Item::id)> ids;
  for (const Item& item : items) ids.push_back(item.id);
  return ids;
}

}  // namespace vedette::contract
