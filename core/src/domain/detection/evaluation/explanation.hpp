#pragma once

#include <span>
#include <vector>

#include "domain/detection/evaluation/tester.hpp"
#include "domain/detection/plan/program.hpp"
#include "vedette/domain/detection/engine/evaluation.hpp"

namespace vedette::detection {

// Says whether conditions hold, and by which values.
class Explanation {
 public:
  struct Range {
    std::size_t first, count;
  };

  Explanation(const Program& program, const FieldTable& names, const EventFields& event, Tester& tester)
      : program_(program), names_(names), event_(event), tester_(tester) {}

  bool holds(Program::NodeId id) { return holds(program_[id]); }

  // The values that make a condition that holds true, each once; what is negated has none.
  Range add(Program::NodeId);
  std::span<const MatchedField> fields(Range range) const {
    return {fields_.data() + range.first, range.count};
  }
  void clear() { fields_.clear(); }

 private:
  bool holds(const Program::Node& node) {
    return node.kind == Program::Kind::Test ? tester_.passes(node.first) : groupHolds(node);
  }
  bool groupHolds(const Program::Node&);
  void collect(Program::NodeId, std::size_t first);

  const Program& program_;
  const FieldTable& names_;
  const EventFields& event_;
  Tester& tester_;
  std::vector<MatchedField> fields_;
};

}  // namespace vedette::detection
