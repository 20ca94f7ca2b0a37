#include "yaml/documents.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "vedette/domain/text.hpp"
#include "yaml/events.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

std::string textOf(const yaml_char_t* name) { return name ? reinterpret_cast<const char*>(name) : ""; }

bool isNull(const std::string& plain) {
  return plain.empty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

// Builds nodes from events: libyaml's own tree takes keys that stand twice and follows aliases without bound.
class TreeBuilder {
 public:
  explicit TreeBuilder(const YamlLimits& limits) : limits_(limits) {}

  std::vector<Node> documents;

  void take(const yaml_event_t& event) {
    const Mark mark = from(event.start_mark);
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        return startDocument(mark);
      case YAML_ALIAS_EVENT:
        return takeAlias(mark, textOf(event.data.alias.anchor));
      case YAML_SCALAR_EVENT:
        return takeScalar(mark, event.data.scalar);
      case YAML_SEQUENCE_START_EVENT:
        return open(mark, Node::Kind::Sequence, event.data.sequence_start);
      case YAML_MAPPING_START_EVENT:
        return open(mark, Node::Kind::Map, event.data.mapping_start);
      case YAML_SEQUENCE_END_EVENT:
        return close();
      case YAML_MAPPING_END_EVENT:
        return closeMap();
      default:
        return;
    }
  }

 private:
  struct Open {
    Node node;
    std::string anchor;
    bool hasKey = false;
    Node key = Node();
  };
  struct Anchored {
    Node node = Node();
    Extent extent = {};
  };

  void startDocument(Mark mark) {
    if (documents.size() == limits_.documents)
      throw Refused(mark, "more than " + std::to_string(limits_.documents) + " documents in one file");
    anchored_.clear();
  }

  void takeAlias(Mark mark, const std::string& anchor) {
    const auto known = anchored_.find(anchor);
    if (known == anchored_.end())
      throw Refused(mark, "nothing before the alias *" + anchor + " has that anchor");
    if (!known->second) throw Refused(mark, "an alias stands within what it stands for");
    const auto [values, depth, bytes] = known->second->extent;
    if (open_.size() + depth > limits_.depth) refuseDepth(mark);
    if (values > limits_.values - values_)
      throw Refused(mark, "with its aliases written out more than " + std::to_string(limits_.values) +
                              " values in one file");
    aliased_ += bytes;
    if (aliased_ > limits_.bytes)
      throw Refused(mark,
                    "with its aliases written out longer than " + std::to_string(limits_.bytes) + " bytes");
    values_ += values - 1;
    Node copy = known->second->node;
    copy.mark = mark;
    add(std::move(copy));
  }

  template <class Scalar>
  void takeScalar(Mark mark, const Scalar& scalar) {
    refuseTag(mark, scalar.tag);
    std::string text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    if (text.find('\0') != std::string::npos) throw Refused(mark, "a value holds NUL");
    const bool quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (!quoted && isNull(text)) return add(Node(mark), textOf(scalar.anchor));
    add(Node(mark, Node::Kind::Scalar, std::move(text), quoted), textOf(scalar.anchor));
  }

  template <class Start>
  void open(Mark mark, Node::Kind kind, const Start& start) {
    refuseTag(mark, start.tag);
    if (open_.size() == limits_.depth) refuseDepth(mark);
    if (start.anchor) anchored_[textOf(start.anchor)].reset();
    open_.push_back({Node(mark, kind), textOf(start.anchor)});
  }
  void closeMap() {
    refuseTwins(open_.back().node);
    takeMergeKey(open_.back().node);
    close();
  }
  void close() {
    Node node = std::move(open_.back().node);
    const std::string anchor = std::move(open_.back().anchor);
    open_.pop_back();
    add(std::move(node), anchor);
  }

  void add(Node node, const std::string& anchor = {}) {
    if (++values_ > limits_.values)
      throw Refused(node.mark, "more than " + std::to_string(limits_.values) + " values in one file");
    if (!anchor.empty()) anchored_[anchor] = {node, extentOf(node)};
    if (open_.empty()) return documents.push_back(std::move(node));
    Open& parent = open_.back();
    if (parent.node.isSequence()) return parent.node.items.push_back(std::move(node));
    if (!parent.hasKey) return takeKey(parent, std::move(node));
    parent.node.members.push_back({std::move(parent.key.text), parent.key.mark, std::move(node)});
    parent.hasKey = false;
  }
  void takeKey(Open& map, Node key) {
    if (key.isSequence() || key.isMap()) throw Refused(key.mark, "a key must be a plain text");
    if (key.kind == Node::Kind::Null) key.text = "null";
    map.key = std::move(key), map.hasKey = true;
  }

  [[noreturn]] void refuseDepth(Mark mark) const {
    throw Refused(mark, "nested deeper than " + std::to_string(limits_.depth) + " levels");
  }
  static void refuseTag(Mark mark, const yaml_char_t* tag) {
    if (const std::string text = textOf(tag); !text.empty() && text != "!")
      throw Refused(mark, "the tag " + text + " is not taken");
  }
  static void refuseTwins(const Node& map) {
    std::vector<const Node::Member*> sorted;
    for (const auto& member : map.members) sorted.push_back(&member);
    std::stable_sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->key < b->key; });
    const auto twin =
        std::adjacent_find(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->key == b->key; });
    if (twin != sorted.end())
      throw Refused((*std::next(twin))->mark, "the key '" + (*twin)->key + "' stands twice");
  }

  const YamlLimits& limits_;
  std::vector<Open> open_;
  std::unordered_map<std::string, std::optional<Anchored>> anchored_;  // of this document; nothing while open
  std::size_t values_ = 0;
  std::size_t aliased_ = 0;  // bytes that aliases stand for
};

}  // namespace

std::vector<Node> readDocuments(std::string_view yaml, const YamlLimits& limits) {
  if (yaml.size() > limits.bytes) throw Refused({}, "longer than " + std::to_string(limits.bytes) + " bytes");
  if (!isStorableText(yaml)) throw Refused({}, "not UTF-8, or holds NUL");
  YamlEvents events(yaml);
  TreeBuilder builder(limits);
  for (;;) {
    const yaml_event_t& event = events.next();
    if (event.type == YAML_STREAM_END_EVENT) return std::move(builder.documents);
    builder.take(event);
  }
}

}  // namespace vedette::sigma
