#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vedette::sigma {

struct Mark {
  std::size_t line = 1, column = 1;
  bool operator==(const Mark&) const = default;
};

// A YAML value with its place in the file.
struct Node {
  enum class Kind { Null, Scalar, Sequence, Map };
  struct Member;

  Kind kind = Kind::Null;
  bool quoted = false;  // a scalar that is text whatever it looks like
  Mark mark;
  std::string text;
  std::vector<Node> items;
  std::vector<Member> members;

  explicit Node(Mark = {}, Kind = Kind::Null, std::string text = {}, bool quoted = false);

  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);

  bool isScalar() const { return kind == Kind::Scalar; }
  bool isSequence() const { return kind == Kind::Sequence; }
  bool isMap() const { return kind == Kind::Map; }
};

struct Node::Member {
  std::string key;
  Mark mark;
  Node value;
};

inline Node::Node(Mark at, Kind what, std::string scalar, bool isQuoted)
    : kind(what), quoted(isQuoted), mark(at), text(std::move(scalar)) {}

// Members of `from` added to `to`, or in place of its own; maps in both are merged.
void merge(Node& to, const Node& from);

// YAML's merge key: `<<` gives way to the members of its map, or of each map of its list, that the map does
// not have.
void takeMergeKey(Node& map);

// How many nodes a value is made of, over how many levels, and the bytes of its keys and texts; a scalar is
// of one and none.
struct Extent {
  std::size_t values = 1, depth = 0, bytes = 0;
};
Extent extentOf(const Node&);

// The keys that lead to the value, or the key, at a place, dotted; empty when none is just there.
std::string pathTo(Mark, const Node& from);

// The same for equal content, whatever the layout and comments: 16 hexadecimal digits of FNV-1a.
std::string contentHash(const Node&);

}  // namespace vedette::sigma
