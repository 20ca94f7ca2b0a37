#include "yaml/node.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace vedette::sigma {
namespace {

class Fnv1a {
 public:
  void add(const Node& node) {
    add(static_cast<unsigned char>(node.kind));
    add(node.text);
    for (const Node& item : node.items) add(item);
    for (const auto& member : node.members) add(member.key), add(member.value);
    add(static_cast<unsigned char>(0xFF));
  }

  std::string hex() const {
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[state_ >> shift & 0xF];
    return digits;
  }

 private:
  void add(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3u; }
  void add(std::string_view text) {
    for (const char c : text) add(static_cast<unsigned char>(c));
    add(static_cast<unsigned char>(0));
  }

  std::uint64_t state_ = 0xCBF29CE484222325u;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

void merge(Node& to, const Node& from) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < to.members.size(); ++i) places.emplace(to.members[i].key, i);
  for (const auto& member : from.members) {
    const auto [place, isNew] = places.emplace(member.key, to.members.size());
    if (isNew) {
      to.members.push_back(member);
      continue;
    }
    Node& own = to.members[place->second].value;
    if (own.isMap() && member.value.isMap())
      merge(own, member.value);
    else
      own = member.value;
  }
}

void takeMergeKey(Node& map) {
  const auto merged =
      std::find_if(map.members.begin(), map.members.end(), [](auto& member) { return member.key == "<<"; });
  if (merged == map.members.end()) return;
  const Node from = std::move(merged->value);
  map.members.erase(merged);
  std::unordered_set<std::string> keys;
  for (const Node::Member& member : map.members) keys.insert(member.key);
  const auto take = [&](const Node& source) {
    for (const Node::Member& member : source.members)
      if (keys.insert(member.key).second) map.members.push_back(member);
  };
  take(from);
  for (const Node& item : from.items) take(item);
}

Extent extentOf(const Node& node) {
  Extent whole;
  whole.bytes = node.text.size();
  const auto include = [&](const Node& part) {
    const Extent extent = extentOf(part);
    whole.values += extent.values;
    whole.bytes += extent.bytes;
    whole.depth = std::max(whole.depth, extent.depth);
  };
  for (const Node& item : node.items) include(item);
  for (const Node::Member& member : node.members) {
    whole.bytes += member.key.size();
    include(member.value);
  }
  if (node.isMap() || node.isSequence()) ++whole.depth;
  return whole;
}

std::string pathTo(Mark place, const Node& from) {
  for (const Node& item : from.items)
    if (std::string path = pathTo(place, item); !path.empty()) return path;
  for (const auto& [key, mark, value] : from.members) {
    const auto isPlace = [&](const Node& item) { return item.mark == place; };
    if (mark == place || isPlace(value) || std::any_of(value.items.begin(), value.items.end(), isPlace))
      return key;
    if (std::string path = pathTo(place, value); !path.empty()) return key + '.' + path;
  }
  return {};
}

std::string contentHash(const Node& node) {
  Fnv1a hash;
  hash.add(node);
  return hash.hex();
}

}  // namespace vedette::sigma
