#include "yaml/node.hpp"

#include <cstdint>

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
  for (const auto& member : from.members) {
    Node* own = to.find(member.key);
    if (!own)
      to.members.push_back(member);
    else if (own->isMap() && member.value.isMap())
      merge(*own, member.value);
    else
      *own = member.value;
  }
}

std::string contentHash(const Node& node) {
  Fnv1a hash;
  hash.add(node);
  return hash.hex();
}

}  // namespace vedette::sigma
