#pragma once

#include "sql/connection.hpp"
#include "vedette/ports/rule_store.hpp"

namespace vedette::storage {

class SociRules final : public RuleStore {
 public:
  explicit SociRules(Connection& connection) : connection_(connection) {}

  Result<void> add(const detection::CustomRule&) override;
  Result<void> addVersion(std::string_view rule, const detection::RuleVersion&) override;
  Result<void> remove(std::string_view rule) override;
  Result<std::vector<detection::CustomRule>> list() const override;
  Result<std::vector<detection::RuleVersion>> versions(std::string_view rule) const override;
  Result<void> setOverride(const detection::RuleOverride&) override;
  Result<std::vector<detection::RuleOverride>> overrides() const override;

 private:
  void insertVersion(std::string_view rule, const detection::RuleVersion&);

  Connection& connection_;
};

}  // namespace vedette::storage
