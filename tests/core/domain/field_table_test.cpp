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

TEST_CASE("what is joined with the event holds the event's own fields") {
  FieldTable table;
  table.join("log.data", "");
  const FieldId name = table.add("name"), nested = table.add("user.name");
  CHECK(at(table, {"log", "data", "name"}) == name);
  CHECK(at(table, {"log.data", "name"}) == name);
  CHECK(at(table, {"log", "data", "user", "name"}) == nested);
  CHECK(at(table, {"log", "name"}) == noField);
  CHECK(table.add("log.data.name") == name);
  CHECK(table.find("log.data.user.name") == nested);
}

TEST_CASE("what is joined with a field is that field") {
  FieldTable table;
  table.join("log.id", "id");
  table.join("id.#text", "id");
  const FieldId id = table.add("id");
  CHECK(at(table, {"id"}) == id);
  CHECK(at(table, {"log", "id"}) == id);
  CHECK(at(table, {"log", "id", "#text"}) == id);
  CHECK(table.add("log.id") == id);
  CHECK(table.name(id) == "id");
}

TEST_CASE("a whole event is no field") {
  FieldTable table;
  table.join("log.data", "");
  CHECK(table.add("log.data") == noField);
  CHECK(at(table, {"log", "data"}) == noField);
  CHECK(at(table, {}) == noField);
}
