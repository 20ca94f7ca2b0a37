#pragma once

#include <string>
#include <utility>
#include <vector>

namespace vedette {

struct Entity {
  std::string type;  // "user", "ip", "host", "domain", "file", "process"
  std::string value;
  bool operator==(const Entity&) const = default;
};

// A list that an alert carries. Like Attributes it is compact JSON text, because it is written to the store
// and to the wire as it is, and few look at its items. Defined of texts, and of entities: {"type","value"}.
template <class Item>
class JsonList {
 public:
  JsonList() = default;
  JsonList(const std::vector<Item>& items);

  // For stores: text that was made here, though another store may have ordered an item's members anew.
  static JsonList fromStored(std::string json) { return JsonList(std::move(json)); }

  const std::string& json() const { return json_; }
  bool empty() const { return json_.size() <= 2; }
  std::vector<Item> items() const;

  bool operator==(const JsonList&) const = default;

 private:
  explicit JsonList(std::string json) : json_(std::move(json)) {}
  std::string json_ = "[]";
};

using TextList = JsonList<std::string>;
using EntityList = JsonList<Entity>;

}  // namespace vedette
