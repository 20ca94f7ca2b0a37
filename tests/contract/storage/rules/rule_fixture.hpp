#pragma once

#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {

// Short ways to ask a store of rules.
class RuleFixture : public Fixture {
 public:
  void add(const detection::CustomRule& rule) {
    write([&](Stores& stores) { return stores.rules.add(rule); });
  }
  void addVersion(const std::string& rule, const detection::RuleVersion& version) {
    write([&](Stores& stores) { return stores.rules.addVersion(rule, version); });
  }
  void remove(const std::string& rule) {
    write([&](Stores& stores) { return stores.rules.remove(rule); });
  }
  void setOverride(const detection::RuleOverride& change) {
    write([&](Stores& stores) { return stores.rules.setOverride(change); });
  }
  auto rules() {
    return read([](const Stores& stores) { return stores.rules.list(); });
  }
  auto versions(const std::string& rule) {
    return read([&](const Stores& stores) { return stores.rules.versions(rule); });
  }
  auto overrides() {
    return read([](const Stores& stores) { return stores.rules.overrides(); });
  }
};

}  // namespace vedette::contract
