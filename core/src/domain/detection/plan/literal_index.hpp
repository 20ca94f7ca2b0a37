#pragma once

#include <limits>
#include <map>
#include <vector>

#include "domain/detection/plan/gram_table.hpp"
#include "domain/detection/plan/predicate_table.hpp"

namespace vedette::detection {

// Finds, in one pass over a value's folded text, which of many predicates on the field pass or may pass.
class LiteralIndex {
 public:
  struct Hinted {
    const CompiledPredicate* predicate;  // with a hint
    std::uint32_t witness;
  };
  explicit LiteralIndex(const std::vector<Hinted>&);

  std::size_t shortest() const { return shortest_; }  // of the literals: no shorter text holds one

  // Calls found(witness) for every literal that stands in the text where its predicate wants it, perhaps more
  // than once. `readAhead` bytes behind the text can be read.
  template <class Found>
  void search(std::string_view text, Found found) const {
    for (const GramTable& table : starts_)
      if (text.size() >= table.width())
        for (const auto& entry : table.at(load(text.data())))
          if (text.starts_with(entry.literal)) found(entry.witness);
    for (const GramTable& table : ends_)
      if (text.size() >= table.width())
        for (const auto& entry : table.at(load(text.data() + text.size() - table.width())))
          if (text.ends_with(entry.literal)) found(entry.witness);
    for (const GramTable& table : wholes_)
      if (text.size() >= table.width())
        for (const auto& entry : table.at(load(text.data() + text.size() - table.width())))
          if (text == entry.literal) found(entry.witness);
    for (const auto& [needle, witness] : few_)
      if (needle.findIn(text, 0) != std::string_view::npos) found(witness);
    for (const SampledTable& table : inner_) searchInside(table, text, found);
  }

 private:
  // Of each literal `step` neighbouring grams: wherever it stands in a text, one of them begins at a place
  // that `step` divides, so that no other place is looked at (q-gram sampling).
  struct SampledTable {
    GramTable grams;
    std::size_t step;
  };
  static SampledTable sampled(unsigned window, const std::vector<GramTable::Entry>&);

  template <class Found>
  static void searchInside(const SampledTable& table, std::string_view text, Found& found) {
    const GramTable::Filter filter(table.grams);
    for (std::size_t place = 0; place + table.grams.width() <= text.size(); place += table.step) {
      const std::uint64_t word = load(text.data() + place);
      if (!filter.mayHave(word)) continue;
      for (const auto& entry : table.grams.at(word))
        if (place >= entry.offset && text.substr(place - entry.offset).starts_with(entry.literal))
          found(entry.witness);
    }
  }

  struct Sought {
    Needle needle;
    std::uint32_t witness;
  };
  std::vector<GramTable> starts_, ends_, wholes_;  // a table for each width
  std::vector<SampledTable> inner_;
  std::size_t shortest_ = std::numeric_limits<std::size_t>::max();
  std::vector<Sought> few_;  // what would make small tables inside: looked for one by one
};

}  // namespace vedette::detection
