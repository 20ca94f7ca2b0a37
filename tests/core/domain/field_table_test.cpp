#include <catch2/catch.hpp>

#include "vedette/domain/detection/engine/field_table.hpp"

using namespace vedette::detection;

namespace {

FieldId at(const FieldTable& table, const std::vector<std::string>& keys) {
  FieldTable::Node node = FieldTable::root;
  for (const std::string& key : keys) node = table.child(node, key);
  return table.fieldAt(node);
}

}  // namespace

TEST_CASE("a field is found at any split of its path") {
  FieldTable table;
  const FieldId id = table.add("a.b.c");
  CHECK(at(table, {"a", "b", "c"}) == id);
  CHECK(at(table, {"a.b", "c"}) == id);
  CHECK(at(table, {"a.b.c"}) == id);
  CHECK(at(table, {"a", "b"}) == noField);
  CHECK(at(table, {"c"}) == noField);
}

TEST_CASE("a name of many parts is not taken: its splits would fill the memory") {
  FieldTable table;
  std::string name = "a";
  for (std::size_t parts = 1; parts < FieldTable::maxParts; ++parts) name += ".a";
  CHECK(table.add(name) != noField);
  CHECK(table.add(name + ".a") == noField);
}

TEST_CASE("what is joined with the event holds the event's own fields") {
  FieldTable table({.paths = {{"log.data", ""}}});
  const FieldId name = table.add("name"), nested = table.add("user.name");
  CHECK(at(table, {"log", "data", "name"}) == name);
  CHECK(at(table, {"log.data", "name"}) == name);
  CHECK(at(table, {"log", "data", "user", "name"}) == nested);
  CHECK(at(table, {"log", "name"}) == noField);
  CHECK(table.add("log.data.name") == name);
  CHECK(table.find("log.data.user.name") == nested);
}

TEST_CASE("what is joined with a field is that field") {
  FieldTable table({.paths = {{"log.id", "id"}, {"id.#text", "id"}}});
  const FieldId id = table.add("id");
  CHECK(at(table, {"id"}) == id);
  CHECK(at(table, {"log", "id"}) == id);
  CHECK(at(table, {"log", "id", "#text"}) == id);
  CHECK(table.add("log.id") == id);
  CHECK(table.name(id) == "id");
}

TEST_CASE("an object that stands for the event is a field by its own name") {
  FieldTable table({.paths = {{"log.data", ""}}});
  const FieldId data = table.add("log.data");
  CHECK(at(table, {"log", "data"}) == data);
  CHECK(at(table, {}) == noField);
  CHECK(table.add("") == noField);
}

TEST_CASE("a key that holds a path leads where the path does") {
  FieldTable table({.paths = {{"log.data", ""}, {"log.id", "id"}}});
  const FieldId name = table.add("name"), nested = table.add("user.name"), id = table.add("id");
  CHECK(at(table, {"log.data.name"}) == name);
  CHECK(at(table, {"log", "data.name"}) == name);
  CHECK(at(table, {"log.data.user.name"}) == nested);
  CHECK(at(table, {"log.data.user", "name"}) == nested);
  CHECK(at(table, {"log.id"}) == id);
  CHECK(at(table, {"other.data.name"}) == noField);
}

TEST_CASE("a key of very many paths is looked up in no time") {
  FieldTable table({.paths = {{"a", ""}, {"a.a", ""}, {"a.a.a", ""}}});
  table.add("name");
  std::string key;
  for (int i = 0; i < 100'000; ++i) key += "a.";
  CHECK(at(table, {key + "nothing"}) == noField);
}
