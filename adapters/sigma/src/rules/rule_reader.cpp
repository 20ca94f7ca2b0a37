#include "vedette/sigma/rule_reader.hpp"

#include <algorithm>
#include <iterator>

#include "rules/documents_reader.hpp"
#include "yaml/documents.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

// The documents of one file in turn, with the collection actions that tie them together.
class FileReader {
 public:
  FileReader(const std::string& file, const PatternEngine& patterns, const Placeholders& placeholders,
             Reading& out)
      : file_(file), reader_(file, patterns, placeholders), out_(out) {}

  // The document must outlive the reader: a later one may repeat it.
  void read(Node& document) {
    try {
      if (!document.isMap()) throw Refused(document.mark, "a rule must be a map");
      act(document);
    } catch (const Refused& refused) {
      out_.refused.push_back(problem(document, refused));
    }
    for (Problem& warning : reader_.takeWarnings()) {
      warning.file = file_, warning.rule = nameOf(document);
      out_.warnings.push_back(std::move(warning));
    }
  }

 private:
  void act(Node& document) {
    const auto action = std::find_if(document.members.begin(), document.members.end(),
                                     [](const Node::Member& member) { return member.key == "action"; });
    if (action == document.members.end()) return takeAlone(document);
    const Mark mark = action->mark;
    const std::string name = action->value.text;
    document.members.erase(action);
    if (name == "global") {
      global_ = document, previous_ = &document;
    } else if (name == "reset") {
      global_ = Node();
    } else if (name == "repeat") {
      if (!previous_) throw Refused(mark, "'action: repeat' has nothing before it to repeat");
      charge(*previous_, mark);
      merge(*previous_, document);
      previous_->mark = document.mark;
      take(*previous_);
    } else {
      throw Refused(mark, "the action '" + name + "' is none of global, reset, repeat");
    }
  }

  void takeAlone(Node& document) {
    if (document.find("correlation")) {
      out_.correlations.push_back(reader_.correlation(document));
    } else if (document.find("filter")) {
      out_.filters.push_back(reader_.filter(document));
    } else {
      charge(global_, document.mark);
      merge(document, global_);
      previous_ = &document;
      take(document);
    }
  }

  // What an action writes out once more: all of it no more than a file may hold.
  void charge(const Node& again, const Mark& mark) {
    static constexpr YamlLimits limits;
    const Extent extent = extentOf(again);
    writtenOut_.values += extent.values, writtenOut_.bytes += extent.bytes;
    if (writtenOut_.values > limits.values || writtenOut_.bytes > limits.bytes)
      throw Refused(mark, "collection actions write out more than " + std::to_string(limits.values) +
                              " values or " + std::to_string(limits.bytes) + " bytes");
  }

  void take(const Node& document) {
    if (!document.find("detection"))
      throw Refused(document.mark, "it has none of detection, correlation, filter");
    out_.rules.push_back(reader_.rule(document));
  }

  Problem problem(const Node& document, const Refused& refused) const {
    return {file_,          refused.mark.line, refused.mark.column,           nameOf(document),
            refused.what(), refused.stage,     pathTo(refused.mark, document)};
  }

  std::string file_;
  DocumentReader reader_;
  Reading& out_;
  Node global_;
  Node* previous_ = nullptr;  // the last rule, or what its file begins with
  Extent writtenOut_{0};      // by collection actions
};

}  // namespace

void RuleReader::read(const std::string& file, std::string_view yaml, Reading& out) const {
  std::vector<Node> documents;
  try {
    documents = readDocuments(yaml);
    std::erase_if(documents,
                  [](const Node& each) { return each.kind == Node::Kind::Null; });  // "---" at the end
    if (documents.empty()) throw Refused({}, "the file is empty");
  } catch (const Refused& refused) {
    out.refused.push_back(
        {file, refused.mark.line, refused.mark.column, "", refused.what(), RuleStage::Syntax});
    return;
  }
  FileReader reader(file, patterns_, placeholders_, out);
  for (Node& document : documents) reader.read(document);
}

void add(Reading&& from, Reading& to) {
  const auto append = [](auto& all, auto& some) { std::ranges::move(some, std::back_inserter(all)); };
  append(to.rules, from.rules);
  append(to.filters, from.filters);
  append(to.correlations, from.correlations);
  append(to.refused, from.refused);
  append(to.warnings, from.warnings);
}

}  // namespace vedette::sigma
