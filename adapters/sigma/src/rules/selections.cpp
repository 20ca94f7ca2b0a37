#include "rules/selections.hpp"

#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using detection::allOf;
using detection::anyOf;
using detection::Condition;

Condition readField(const Node::Member& member, const ValueReader& values) {
  const FieldKey key = readFieldKey(member.key, member.mark);
  std::vector<Condition> conditions;
  if (member.value.isSequence())
    for (const Node& item : member.value.items) conditions.push_back(values.read(key, item));
  else
    conditions.push_back(values.read(key, member.value));
  if (conditions.empty()) throw Refused(member.mark, "'" + member.key + "' has no values");
  Condition condition = key.all ? allOf(std::move(conditions)) : anyOf(std::move(conditions));
  return key.neq ? negated(std::move(condition)) : condition;
}

}  // namespace

Condition readSelection(const Node& node, const ValueReader& values) {
  std::vector<Condition> conditions;
  switch (node.kind) {
    case Node::Kind::Null:
      throw Refused(node.mark, "the search identifier is empty");
    case Node::Kind::Scalar:
      return values.read({}, node);
    case Node::Kind::Map:
      for (const auto& member : node.members) conditions.push_back(readField(member, values));
      break;
    case Node::Kind::Sequence:
      for (const Node& item : node.items) conditions.push_back(readSelection(item, values));
      break;
  }
  if (conditions.empty()) throw Refused(node.mark, "the search identifier is empty");
  return node.isMap() ? allOf(std::move(conditions)) : anyOf(std::move(conditions));
}

}  // namespace vedette::sigma
