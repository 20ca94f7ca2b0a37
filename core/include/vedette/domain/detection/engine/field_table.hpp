#pragma once

#include <bitset>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vedette/domain/detection/engine/field_layout.hpp"
#include "vedette/domain/detection/engine/key_words.hpp"

namespace vedette::detection {

using FieldId = std::uint16_t;
inline constexpr FieldId noField = 0xFFFF;
inline constexpr FieldId anyValue = 0xFFFE;  // of keywords: every value of the event

// The field names that a rule set uses, as a tree of paths: "user.name" is found under the object "user" and
// as the plain key "user.name", at any split. A reader walks it beside the event, one step a key.
class FieldTable {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;
  static constexpr Node nowhere = 0xFFFFFFFF;       // no field lies there or below
  static constexpr std::size_t maxFields = 0xF000;  // that rules ask for
  static constexpr std::size_t maxParts = 32;       // of a name, between its dots
  static constexpr std::size_t maxEdges = 1 << 20;  // a name of n parts needs n * (n + 1) / 2

  // What lies at a node besides a field, by the layout.
  enum class Role : std::uint8_t { None, Pairs, Name, Value, Record, Numbered, Embedded, Doubled, Meaning };

  // Rules may use a path of the layout as well as the field that it leads to.
  explicit FieldTable(const FieldLayout& = {});

  // The field's number; a new one for a new name. noField when the table is full, or the name has too many
  // parts.
  FieldId add(std::string_view name);
  // One that is looked at whatever the rules are: there is room for it beside all of theirs.
  FieldId addOwn(std::string_view name);
  FieldId find(std::string_view name) const;

  Node child(Node from, std::string_view key) const {
    bool doubled = false;
    return child(from, key, doubled);
  }
  // Sets `doubled` when the key holds a path through an object with Role::Doubled.
  Node child(Node from, std::string_view key, bool& doubled) const {
    if (from == nowhere) return nowhere;
    const Node to = follow(from, key);
    const bool further = to == nowhere && (from != root || mayHoldPath(key));
    return further ? indirect(from, key, doubled) : to;
  }
  FieldId fieldAt(Node node) const { return node == nowhere ? noField : fields_[node]; }
  Role roleAt(Node node) const { return node == nowhere ? Role::None : places_[node].role; }

  struct Record {
    Node field;
    std::string key;
  };
  const Record& recordAt(Node node) const { return records_[places_[node].detail]; }
  // The field in small letters that a name in an element of this list of pairs means, besides that of the
  // name.
  FieldId smallOf(Node list, std::string_view name) const;
  // What a value there says, besides being the value of a field of its own.
  struct Meaning {
    FieldId own = noField;
    FieldId field = noField;
    std::string_view says = {};
  };
  Meaning meaningAt(Node node, std::string_view value) const;
  // The field of a list's element, by its place in it.
  FieldId numberedAt(Node list, std::size_t element) const;

  std::size_t size() const { return names_.size(); }
  const std::string& name(FieldId id) const { return *names_[id]; }

 private:
  struct Edge {
    KeyWords words = {};
    const char* key = nullptr;  // in a name of nodes_, which never moves
    Node from = 0;
    Node to = nowhere;
  };
  struct Place {
    Role role = Role::None;
    bool isLowered = false;  // keys are looked up below with a capital, too; names of pairs in small letters
    std::uint16_t detail = 0;  // in records_, numbered_, meanings_
    Node below = nowhere;      // where keys are looked up that are not found here
  };

  Node follow(Node from, std::string_view key) const {
    const KeyWords words(key);
    for (std::size_t at = words.hash(from) & mask_;; at = (at + 1) & mask_) {
      const Edge& edge = edges_[at];
      if (edge.to == nowhere) return nowhere;
      if (edge.from == from && edge.words == words && words.sameMiddle(edge.key, key.data())) return edge.to;
    }
  }
  // Keys that begin as none of the layout's do are most of those that no field has.
  static std::size_t beginning(std::string_view key) {
    std::uint32_t head = 0;
    std::memcpy(&head, key.data(), sizeof head);
    return head * 0x9E3779B1u >> 22;
  }
  bool mayHoldPath(std::string_view key) const { return key.size() > 4 && beginnings_[beginning(key)]; }
  Node below(Node from, std::string_view key) const;
  Node followBelow(Node from, std::string_view key) const;
  Node indirect(Node from, std::string_view key, bool& doubled) const;

  void join(const FieldLayout::Path&);
  void addPairs(const FieldLayout::Pairs&);
  void addRecords(const FieldLayout::Records&);
  void addNumbered(const FieldLayout::Numbered&);
  void addLowered(const std::string& path);
  void addMeaning(const FieldLayout::Meaning&);
  FieldId heldAt(Node) const;
  void hold(Node, FieldId);
  Place& placeOf(std::string_view path, Role);
  void noteKeys(const std::string& path);

  std::string canonical(std::string_view name) const;
  bool hasRoomFor(std::string_view name) const;
  FieldId enter(std::string_view name);
  Node nodeOf(std::string_view path);
  void reach(const std::string& path);
  void connect(Node from, std::string_view key, Node to);
  void place(const Edge&);

  std::unordered_map<std::string, Node> nodes_;  // by path; its keys never move
  std::vector<FieldLayout::Path> joined_;
  std::vector<Record> records_;
  struct Meanings {
    FieldId own = noField;
    Node field;
    std::vector<std::pair<std::string, std::string>> values;
  };
  std::vector<Meanings> meanings_;
  std::vector<std::string> numbered_;      // the fields' name without the number
  std::vector<FieldId> fields_;            // by node
  std::vector<Place> places_;              // by node
  std::vector<const std::string*> names_;  // by field
  std::vector<Edge> edges_;
  std::bitset<1024> beginnings_;  // of the keys in the layout's paths
  std::size_t edgeCount_ = 0;
  std::size_t mask_;
};

}  // namespace vedette::detection
