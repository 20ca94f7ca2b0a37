#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vedette/domain/detection/engine/event_fields.hpp"
#include "vedette/domain/detection/engine/log_source_map.hpp"

namespace vedette::detection {

// Finds the rules' log sources that an event belongs to.
class Router {
 public:
  using Route = std::vector<std::uint32_t>;  // places in the rules' log sources
  using Mappings = std::vector<std::uint32_t>;

  Router(LogSourceMap map, std::vector<LogSource> ofRules, FieldTable& fields);

  // The mappings that hold for an event by its fields, but for those to another product than it declares.
  void mappingsOf(const EventFields&, Mappings& out) const;

  // By what the event declares and the mappings that hold for it.
  Route routeOf(const EventFields::DeclaredSource&, const Mappings&) const;

  // Whatever the fields of an event that declares this are: every source that it may belong to.
  Route reachableFrom(const EventFields::DeclaredSource&) const;

  UnknownSource unknown() const { return map_.unknown; }

  // Gives the fields the names that rules know them by.
  void rename(EventFields&, const Mappings&) const;

 private:
  struct Condition {
    FieldId field;
    std::vector<std::string> values;  // folded
  };
  struct Mapping {
    std::string product;  // folded
    std::vector<Condition> when;
    std::vector<std::pair<FieldId, FieldId>> aliases;  // rule's, event's
  };
  struct Sources {  // of one event, folded
    std::vector<std::string> categories, products, services;
  };
  void index(std::uint32_t mapping);
  void addFound(const std::string& head, const EventFields&, Mappings& out) const;
  bool holds(const Condition&, const EventFields&) const;
  bool mayBe(const Mapping&, std::string_view product) const;
  void widen(Sources&) const;
  Route routeOf(Sources) const;

  LogSourceMap map_;
  std::vector<LogSource> ofRules_;  // folded
  std::vector<Mapping> mappings_;
  FieldId first_ = noField;   // the field that every mapping asks first, when there is one
  FieldId second_ = noField;  // that most of them ask next
  std::unordered_map<std::string, Mappings> byHead_;  // by the values of the first, or of both, in lines
};

}  // namespace vedette::detection
