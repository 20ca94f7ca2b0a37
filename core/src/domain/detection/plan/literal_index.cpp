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
    const unsigned edge = upTo(8, hint), gram = hint.size() >= 8 ? 8 : upTo(4, hint);
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
        inner[gram].push_back({hint, static_cast<std::uint32_t>(rarestPart(hint, gram)), witness});
    }
  }
  starts_ = tables(std::move(starts));
  ends_ = tables(std::move(ends));
  wholes_ = tables(std::move(wholes));
  for (auto& [width, some] : inner) {
    if (some.size() > few) continue;
    for (const auto& entry : some) few_.push_back({Needle(entry.literal), entry.witness});
    some.clear();
  }
  std::erase_if(inner, [](const auto& each) { return each.second.empty(); });
  inner_ = tables(std::move(inner));
}

}  // namespace vedette::detection
