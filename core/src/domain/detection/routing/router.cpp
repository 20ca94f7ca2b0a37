#include "domain/detection/routing/router.hpp"

#include <algorithm>
#include <numeric>

#include "domain/detection/text/fold.hpp"

namespace vedette::detection {
namespace {

bool asksNothingElse(const std::string& wanted, const std::vector<std::string>& has) {
  return wanted.empty() || std::find(has.begin(), has.end(), wanted) != has.end();
}

void addTo(std::vector<std::string>& parts, std::string_view part) {
  if (!part.empty()) parts.push_back(folded(part));
}

}  // namespace

Router::Router(LogSourceMap map, std::vector<LogSource> ofRules, FieldTable& fields)
    : map_(std::move(map)), ofRules_(std::move(ofRules)) {
  for (LogSource& source : ofRules_)
    source = {folded(source.category), folded(source.product), folded(source.service)};
  for (const LogSourceMapping& mapping : map_.mappings) {
    Mapping made{folded(mapping.logSource.product), {}, {}};
    for (const auto& [field, values] : mapping.when) {
      Condition condition{fields.addOwn(field), {}};
      for (const std::string& value : values) condition.values.push_back(folded(value));
      made.when.push_back(std::move(condition));
    }
    for (auto alias = mapping.aliases.rbegin(); alias != mapping.aliases.rend(); ++alias)
      if (fields.find(alias->ruleField) != noField)  // else nobody asks for it, nor does an alias behind it
        made.aliases.emplace_back(fields.addOwn(alias->ruleField), fields.addOwn(alias->eventField));
    std::reverse(made.aliases.begin(), made.aliases.end());
    mappings_.push_back(std::move(made));
  }
  for (std::uint32_t i = 0; i < mappings_.size(); ++i)
    if (!mappings_[i].when.empty()) index(i);
}

void Router::index(std::uint32_t mapping) {
  const auto& when = mappings_[mapping].when;
  if (first_ == noField) first_ = when[0].field;
  if (when[0].field != first_) return;
  if (second_ == noField && when.size() > 1) second_ = when[1].field;
  const bool hasSecond = when.size() > 1 && when[1].field == second_;
  for (const std::string& value : when[0].values) {
    if (!hasSecond) byHead_[value].push_back(mapping);
    if (hasSecond)
      for (const std::string& next : when[1].values) byHead_[value + '\n' + next].push_back(mapping);
  }
}

void Router::mappingsOf(const EventFields& event, Mappings& out) const {
  out.clear();
  if (first_ == noField || !event.has(first_)) return;
  std::string head = folded(event.value(event.first(first_)).text);
  addFound(head, event, out);
  const std::size_t size = head.size();
  for (auto at = second_ == noField ? FieldValue::none : event.first(second_); at != FieldValue::none;
       at = event.value(at).next) {
    head.resize(size);
    head += '\n' + folded(event.value(at).text);
    addFound(head, event, out);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void Router::addFound(const std::string& head, const EventFields& event, Mappings& out) const {
  const auto known = byHead_.find(head);
  if (known == byHead_.end()) return;
  for (const std::uint32_t at : known->second) {
    const auto& when = mappings_[at].when;
    if (std::all_of(when.begin() + 1, when.end(),
                    [&](const Condition& each) { return holds(each, event); }) &&
        mayBe(mappings_[at], event.logSource().product))
      out.push_back(at);
  }
}

bool Router::mayBe(const Mapping& mapping, std::string_view product) const {
  return product.empty() || mapping.product.empty() || foldsTo(product, mapping.product);
}

bool Router::holds(const Condition& condition, const EventFields& event) const {
  for (auto at = event.first(condition.field); at != FieldValue::none; at = event.value(at).next) {
    const std::string_view value = event.value(at).text;
    if (std::any_of(condition.values.begin(), condition.values.end(),
                    [&](const std::string& wanted) { return foldsTo(value, wanted); }))
      return true;
  }
  return false;
}

Router::Route Router::routeOf(const EventFields::DeclaredSource& declared, const Mappings& mappings) const {
  Sources sources;
  addTo(sources.categories, declared.category);
  addTo(sources.products, declared.product);
  addTo(sources.services, declared.service);
  for (const std::uint32_t at : mappings) {
    const LogSource& source = map_.mappings[at].logSource;
    addTo(sources.categories, source.category);
    addTo(sources.products, source.product);
    addTo(sources.services, source.service);
  }
  return routeOf(std::move(sources));
}

Router::Route Router::reachableFrom(const EventFields::DeclaredSource& declared) const {
  if (declared.empty()) {
    Route every(ofRules_.size());
    std::iota(every.begin(), every.end(), 0u);
    return every;
  }
  Mappings possible;
  if (declared.category.empty() && declared.service.empty())
    for (std::uint32_t i = 0; i < mappings_.size(); ++i)
      if (mayBe(mappings_[i], declared.product)) possible.push_back(i);
  return routeOf(declared, possible);
}

Router::Route Router::routeOf(Sources sources) const {
  widen(sources);
  Route route;
  for (std::uint32_t i = 0; i < ofRules_.size(); ++i)
    if (asksNothingElse(ofRules_[i].category, sources.categories) &&
        asksNothingElse(ofRules_[i].product, sources.products) &&
        asksNothingElse(ofRules_[i].service, sources.services))
      route.push_back(i);
  return route;
}

void Router::widen(Sources& sources) const {
  const std::vector<std::string> before = sources.categories;
  for (const WiderCategory& each : map_.wider)
    if (std::any_of(before.begin(), before.end(), [&](const std::string& category) {
          return std::find(each.categories.begin(), each.categories.end(), category) != each.categories.end();
        }))
      sources.categories.push_back(each.wider);
}

void Router::rename(EventFields& event, const Mappings& mappings) const {
  for (const std::uint32_t at : mappings)
    for (const auto& [ruleField, eventField] : mappings_[at].aliases)
      if (!event.has(ruleField) && event.has(eventField)) event.alias(ruleField, eventField);
}

}  // namespace vedette::detection
