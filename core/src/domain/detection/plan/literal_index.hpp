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
    for (const GramTable& table : inner_) searchInside(table, text, found);
  }

 private:
  template <class Found>
  static void searchInside(const GramTable& table, std::string_view text, Found& found) {
    if (text.size() < table.width()) return;
    const GramTable::Filter filter(table);
    const char* const end = text.data() + text.size() - table.width();
    for (const char* at = text.data(); at <= end; ++at) {
      const std::uint64_t word = load(at);
      if (!filter.mayHave(word)) continue;
      const auto place = static_cast<std::size_t>(at - text.data());
      for (const auto& entry : table.at(word))
        if (place >= entry.offset && text.substr(place - entry.offset).starts_with(entry.literal))
          found(entry.witness);
    }
  }

  struct Sought {
    Needle needle;
    std::uint32_t witness;
  };
  std::vector<GramTable> starts_, ends_, wholes_, inner_;  // a table for each width
  std::size_t shortest_ = std::numeric_limits<std::size_t>::max();
  std::vector<Sought> few_;  // what would make small tables inside: looked for one by one
};

}  // namespace vedette::detection
