#pragma once

#include <sstream>

#include "vedette/domain/severity.hpp"
#include "vedette/ports/rule_language.hpp"

namespace vedette::test {

// Rules in lines of "key: value", with "---" between two: id, title, level, product, tag, and `asks`, which
// is an attribute that must be "1". A line "refuse: why" refuses its rule. With "counts: id" it is a
// correlation rule: three matches of that rule in ten minutes, for each value of the fields `group`.
class PlainLanguage final : public RuleLanguage {
 public:
  RuleReading read(std::span<const RuleText> texts) const override {
    RuleReading reading;
    for (const RuleText& text : texts) read(text, reading);
    return reading;
  }

 private:
  struct Document {
    detection::Rule rule;
    std::string refused, counts;
    std::vector<std::string> group = {};
  };

  static void read(const RuleText& text, RuleReading& reading) {
    std::istringstream lines(text.text);
    Document document;
    document.rule.origin = {text.file, 1};
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      const auto colon = line.find(": ");
      if (line == "---") {
        finish(document, text, number, reading);
        document = {};
        document.rule.origin = {text.file, number + 1};
      } else {
        set(document, line.substr(0, colon), line.substr(colon + 2));
      }
    }
    finish(document, text, number, reading);
  }

  static void finish(Document& document, const RuleText& text, std::size_t line, RuleReading& reading) {
    detection::Rule& rule = document.rule;
    rule.version = std::to_string(std::hash<std::string>{}(text.text));
    if (!document.refused.empty())
      reading.refused.push_back({.file = text.file,
                                 .stage = RuleStage::Compile,
                                 .message = document.refused,
                                 .line = line,
                                 .rule = rule.title});
    else if (!document.counts.empty())
      reading.correlations.push_back(correlation(document));
    else if (!rule.id.empty())
      reading.rules.push_back(std::move(rule));
  }

  static detection::CorrelationRule correlation(const Document& document) {
    detection::CorrelationRule rule;
    rule.id = document.rule.id;
    rule.title = document.rule.title;
    rule.level = document.rule.level;
    rule.version = document.rule.version;
    rule.origin = document.rule.origin;
    rule.rules = {{document.counts}};
    rule.groupBy = document.group;
    rule.timespan = std::chrono::minutes(10);
    rule.thresholds = {{detection::Threshold::Operator::GreaterOrEqual, 3}};
    return rule;
  }

  static void set(Document& document, const std::string& key, const std::string& value) {
    using namespace detection;
    detection::Rule& rule = document.rule;
    if (key == "id") rule.id = value;
    if (key == "title") rule.title = value;
    if (key == "level") rule.level = parseSeverity(value);
    if (key == "product") rule.logSource.product = value;
    if (key == "tag") rule.tags.push_back(value);
    if (key == "refuse") document.refused = value;
    if (key == "counts") document.counts = value;
    if (key == "group") document.group.push_back(value);
    if (key == "asks") rule.condition = {Predicate{value, TextTest{TextPattern::literal("1")}}};
  }
};

}  // namespace vedette::test
