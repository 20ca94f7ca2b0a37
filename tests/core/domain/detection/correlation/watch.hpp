#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "vedette/domain/detection/correlation/correlator.hpp"

namespace vedette::test {

using Fields = std::map<std::string, std::string>;
using namespace std::chrono_literals;

// An event of a kind, some seconds after the start of time as these tests count it.
struct Seen {
  std::int64_t id;
  double at;
  std::string kind;  // a rule of this name matches it, whose id is "id-a"; of "ab" both "a" and "b" do
  Fields fields = {};
  double receivedAt = -1;    // with `at` when negative
  std::string service = {};  // that it declares as its log source
};

Timestamp timeOf(double seconds);
double secondsOf(Timestamp);

// A correlation rule over the kinds, by "group".
detection::CorrelationRule correlation(detection::CorrelationType, std::vector<std::string> kinds,
                                       double span, std::vector<detection::Threshold> = {});
detection::Threshold atLeast(double value);

// The kinds a, b, c, each of any log source or of the service of its name, and these correlation rules.
std::shared_ptr<const detection::RuleSet> ruleSet(std::vector<detection::CorrelationRule>,
                                                  bool ofServices = false);

// Events that contributed, by correlation rule and group ("value,value").
using Contributors = std::map<std::pair<std::size_t, std::string>, std::set<std::int64_t>>;

// A Correlator that is shown events.
class Watch {
 public:
  explicit Watch(std::vector<detection::CorrelationRule> rules, detection::CorrelationBounds bounds = {})
      : Watch(ruleSet(std::move(rules)), bounds) {}
  explicit Watch(std::shared_ptr<const detection::RuleSet>, detection::CorrelationBounds = {});

  void see(const Seen&);                             // in the running batch
  std::vector<detection::Firing> take(const Seen&);  // in a batch of its own
  void settle(double now) { correlator.settle(timeOf(now)); }

  // The firings since the last call, which are kept in `found` too; fails where one reports an event again.
  std::vector<detection::Firing> firings();
  std::vector<std::int64_t> events();  // of these
  void commit();

  detection::Correlator correlator;
  Contributors found;

 private:
  detection::Evaluation evaluation_;
};

}  // namespace vedette::test
