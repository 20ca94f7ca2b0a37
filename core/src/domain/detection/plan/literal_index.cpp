#include "domain/detection/plan/literal_index.hpp"

#include <algorithm>

#include "domain/detection/text/rarity.hpp"

namespace vedette::detection {
namespace {

using Shape = TextMatcher::Shape;
// So many literals are found sooner one by one: a search for one character takes 32 bytes at a time.
constexpr std::size_t few = 4;

using ByWidth = std::map<unsigned, std::vector<GramTable::Entry>>;

// Where in a value the hint of a predicate stands.
Shape placeOf(const CompiledPredicate& predicate) {
  const bool known = predicate.text && predicate.text->shape() != Shape::General;
  return known ? predicate.text->shape() : Shape::Anywhere;
}

std::vector<GramTable> tables(ByWidth entries) {
  std::vector<GramTable> made;
  for (auto& [width, some] : entries) made.emplace_back(width, std::move(some));
  return made;
}

unsigned upTo(std::size_t most, std::string_view literal) {
  return static_cast<unsigned>(std::min(most, literal.size()));
}

}  // namespace

LiteralIndex::LiteralIndex(const std::vector<Hinted>& predicates) {
  ByWidth starts, ends, wholes, inner;
  for (const auto& [predicate, witness] : predicates) {
    const std::string_view hint = predicate->hint;
    shortest_ = std::min(shortest_, hint.size());
    const unsigned edge = upTo(8, hint), window = hint.size() >= 8 ? 8 : upTo(4, hint);
    const auto tail = static_cast<std::uint32_t>(hint.size() - edge);
    switch (placeOf(*predicate)) {
      case Shape::Start:
        starts[edge].push_back({hint, 0, witness});
        break;
      case Shape::End:
        ends[edge].push_back({hint, tail, witness});
        break;
      case Shape::Exact:
        wholes[edge].push_back({hint, tail, witness});
        break;
      default:
        inner[window].push_back({hint, static_cast<std::uint32_t>(rarestPart(hint, window)), witness});
    }
  }
  starts_ = tables(std::move(starts));
  ends_ = tables(std::move(ends));
  wholes_ = tables(std::move(wholes));
  for (const auto& [window, some] : inner) {
    if (some.size() > few) {
      inner_.push_back(sampled(window, some));
    } else {
      for (const auto& entry : some) few_.push_back({Needle(entry.literal), entry.witness});
    }
  }
}

// The grams are those of the window that begins at an entry's offset. Half of it as the step was the best of
// all steps by instructions, for tables from 20 to 4,000 literals.
LiteralIndex::SampledTable LiteralIndex::sampled(unsigned window, const std::vector<GramTable::Entry>& some) {
  const unsigned step = std::max(1u, window / 2);
  std::vector<GramTable::Entry> grams;
  for (const auto& [literal, offset, witness] : some)
    for (unsigned i = 0; i < step; ++i) grams.push_back({literal, offset + i, witness});
  return {GramTable(window - step + 1, std::move(grams)), step};
}

}  // namespace vedette::detection
