#include "yaml/documents.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <unordered_map>

#include "vedette/domain/text.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

Mark from(const YAML::Mark& mark) {
  return {static_cast<std::size_t>(mark.line + 1), static_cast<std::size_t>(mark.column + 1)};
}

// Builds nodes from yaml-cpp's events: its own tree takes duplicate keys and follows aliases without bound.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const YamlLimits& limits) : limits_(limits) {}

  std::vector<Node> documents;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents.size() == limits_.documents)
      throw Refused(from(mark), "more than " + std::to_string(limits_.documents) + " documents in one file");
    anchored_.clear();
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(Node(from(mark)), anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchored_.find(anchor);
    if (known == anchored_.end()) throw Refused(from(mark), "an alias stands within what it stands for");
    const auto [values, depth] = known->second.extent;
    if (open_.size() + depth > limits_.depth) refuseDepth(mark);
    if (values > limits_.values - values_)
      throw Refused(from(mark), "with its aliases written out more than " + std::to_string(limits_.values) +
                                    " values in one file");
    values_ += values - 1;
    Node copy = known->second.node;
    copy.mark = from(mark);
    add(std::move(copy));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    refuseTag(mark, tag);
    if (!isStorableText(text)) throw Refused(from(mark), "a value holds NUL, or what is not UTF-8");
    add(Node(from(mark), Node::Kind::Scalar, text, tag == "!"), anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, Node::Kind::Sequence, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, Node::Kind::Map, anchor);
  }
  void OnMapEnd() override {
    refuseTwins(open_.back().node);
    takeMergeKey(open_.back().node);
    close();
  }

 private:
  struct Open {
    Node node;
    YAML::anchor_t anchor = YAML::NullAnchor;
    bool hasKey = false;
    Node key = Node();
  };
  struct Anchored {
    Node node = Node();
    Extent extent = {};
  };

  void open(const YAML::Mark& mark, const std::string& tag, Node::Kind kind, YAML::anchor_t anchor) {
    refuseTag(mark, tag);
    if (open_.size() == limits_.depth) refuseDepth(mark);
    open_.push_back({Node(from(mark), kind), anchor});
  }
  void close() {
    Node node = std::move(open_.back().node);
    const YAML::anchor_t anchor = open_.back().anchor;
    open_.pop_back();
    add(std::move(node), anchor);
  }

  void add(Node node, YAML::anchor_t anchor = YAML::NullAnchor) {
    if (++values_ > limits_.values)
      throw Refused(node.mark, "more than " + std::to_string(limits_.values) + " values in one file");
    if (anchor != YAML::NullAnchor) anchored_[anchor] = {node, extentOf(node)};
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

  [[noreturn]] void refuseDepth(const YAML::Mark& mark) const {
    throw Refused(from(mark), "nested deeper than " + std::to_string(limits_.depth) + " levels");
  }
  static void refuseTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag != "?" && tag != "!" && !tag.empty())
      throw Refused(from(mark), "the tag " + tag + " is not taken");
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
  std::unordered_map<YAML::anchor_t, Anchored> anchored_;  // of this document
  std::size_t values_ = 0;
};

struct ViewBuffer : std::streambuf {
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());
    setg(begin, begin, begin + text.size());
  }
};

}  // namespace

std::vector<Node> readDocuments(std::string_view yaml, const YamlLimits& limits) {
  if (yaml.size() > limits.bytes) throw Refused({}, "longer than " + std::to_string(limits.bytes) + " bytes");
  if (!isStorableText(yaml)) throw Refused({}, "not UTF-8, or holds NUL");
  ViewBuffer buffer(yaml);
  std::istream stream(&buffer);
  TreeBuilder builder(limits);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& problem) {
    throw Refused(from(problem.mark), "YAML: " + problem.msg);
  }
  return std::move(builder.documents);
}

}  // namespace vedette::sigma
