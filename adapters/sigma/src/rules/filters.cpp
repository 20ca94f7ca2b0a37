#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>

#include "rules/budget.hpp"
#include "vedette/domain/text.hpp"
#include "vedette/sigma/rule_reader.hpp"
#include "yaml/node.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using detection::idKey;
using detection::Rule;

bool isWithin(const LogSource& rule, const LogSource& filter) {
  const auto fits = [](const std::string& wanted, const std::string& has) {
    return wanted.empty() || equalsIgnoringCase(wanted, has);
  };
  return fits(filter.category, rule.category) && fits(filter.product, rule.product) &&
         fits(filter.service, rule.service);
}

Problem problemOf(const Filter& filter, std::string reason) {
  return {.file = filter.origin.file,
          .line = filter.origin.line,
          .rule = filter.title,
          .reason = std::move(reason),
          .stage = RuleStage::Compile};
}

void apply(const Filter& filter, Rule& rule) {
  rule.condition = detection::allOf({std::move(rule.condition), filter.condition});
  rule.version = contentHash(Node({}, Node::Kind::Scalar, rule.version + filter.version));
}

// Puts filters into rules, each of which gets a copy.
class FilteredRules {
 public:
  static constexpr std::size_t mostTests = 2'000'000;  // of all copies together

  explicit FilteredRules(std::vector<Rule>& rules) : rules_(rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      called_.emplace(idKey(rules[i].id), i);
      if (!rules[i].name.empty()) called_.emplace(idKey(rules[i].name), i);
    }
  }

  // Says what the filter asks for in vain. Throws Refused when there is no room for it.
  std::vector<std::string> put(const Filter& filter) {
    std::vector<std::string> missing;
    std::set<std::size_t> meant;
    if (filter.rules.empty() && !addWithin(filter, all(), meant))
      missing.push_back("the filter applies to none of the rules");
    for (const std::string& name : filter.rules)
      if (!addWithin(filter, called(name), meant))
        missing.push_back("the filter names '" + name + "', which is no rule of its log source");
    tests_ += testsIn(filter.condition) * meant.size();
    if (tests_ > mostTests)
      throw Refused({}, "with it filters put more than " + std::to_string(mostTests) + " tests into rules");
    for (const std::size_t rule : meant) apply(filter, rules_[rule]);
    return missing;
  }

 private:
  std::vector<std::size_t> all() const {
    std::vector<std::size_t> places(rules_.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
  }
  std::vector<std::size_t> called(const std::string& name) const {
    std::vector<std::size_t> places;
    const auto [begin, end] = called_.equal_range(idKey(name));
    for (auto at = begin; at != end; ++at) places.push_back(at->second);
    return places;
  }
  bool addWithin(const Filter& filter, const std::vector<std::size_t>& places,
                 std::set<std::size_t>& to) const {
    bool any = false;
    for (const std::size_t place : places)
      if (isWithin(rules_[place].logSource, filter.logSource)) to.insert(place), any = true;
    return any;
  }

  std::vector<Rule>& rules_;
  std::size_t tests_ = 0;
  std::unordered_multimap<std::string, std::size_t> called_;  // by id and name
};

}  // namespace

void applyFilters(Reading& reading) {
  FilteredRules rules(reading.rules);
  for (const Filter& filter : reading.filters) try {
      for (std::string& reason : rules.put(filter))
        reading.warnings.push_back(problemOf(filter, std::move(reason)));
    } catch (const Refused& refused) {
      reading.refused.push_back(problemOf(filter, refused.what()));
    }
}

}  // namespace vedette::sigma
