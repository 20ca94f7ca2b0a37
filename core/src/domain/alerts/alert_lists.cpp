#include "vedette/domain/alerts/alert_lists.hpp"

#include "domain/json_text.hpp"

namespace vedette {
namespace {

void add(FollowingText& json, const std::string& text) { addQuoted(json, text); }

void add(FollowingText& json, const Entity& entity) {
  json.add(R"({"type":)");
  addQuoted(json, entity.type);
  json.add(R"(,"value":)");
  addQuoted(json, entity.value);
  json.add('}');
}

void take(JsonWalker& at, std::string& text) { text = unescaped(at.rawString()); }

void take(JsonWalker& at, Entity& entity) {
  do {
    at.skip();  // the brace, or a comma
    const bool isType = at.rawString() == "type";
    at.skip();  // the colon
    take(at, isType ? entity.type : entity.value);
  } while (at.peek() == ',');
  at.skip();
}

}  // namespace

template <class Item>
JsonList<Item>::JsonList(const std::vector<Item>& items) {
  if (items.empty()) return;
  FollowingText json;
  for (const Item& item : items) {
    json.add(&item == items.data() ? '[' : ',');
    add(json, item);
  }
  json.add(']');
  json_ = json.take();
}

template <class Item>
std::vector<Item> JsonList<Item>::items() const {
  std::vector<Item> items;
  if (empty()) return items;
  JsonWalker at(json_);
  do {
    at.skip();  // the bracket, or a comma
    take(at, items.emplace_back());
  } while (at.peek() == ',');
  return items;
}

template class JsonList<std::string>;
template class JsonList<Entity>;

}  // namespace vedette
