#include <catch2/catch.hpp>

#include "trial.hpp"
#include "vedette/sigma/log_source_file.hpp"

using namespace vedette;
using sigma::matching;
using sigma::reading;
using Ids = std::vector<std::string>;

namespace {

const std::string twoSources = R"(
action: global
title: Shared
detection:
  sel: {a: x}
  condition: sel
---
id: one
logsource: {product: p}
---
id: two
logsource: {product: q}
---
action: repeat
id: three
detection: {sel: {a: y}}
---
action: reset
---
id: four
title: Alone
logsource: {product: p}
detection: {s: {b: 1}, condition: s}
)";

std::string reasonOf(const std::string& yaml) {
  const auto read = reading(yaml);
  REQUIRE(read.refused.size() == 1);
  return std::to_string(read.refused[0].line) + ": " + read.refused[0].reason;
}

std::string withDetection(const std::string& detection) {
  return "title: T\nlogsource: {product: p}\ndetection:\n" + detection;
}

}  // namespace

TEST_CASE("a collection's actions share and repeat documents") {
  CHECK(matching(reading(twoSources), R"({"a":"x"})") == Ids{"one", "two"});
  CHECK(matching(reading(twoSources), R"({"a":"y","b":1})") == Ids{"three", "four"});
}

TEST_CASE("documents without anything in them are none") {
  const std::string rule = "title: R\nlogsource: {product: p}\ndetection: {s: {a: x}, condition: s}\n";
  const auto read = reading("---\n---\n" + rule + "---\n# no more\n");
  CHECK(read.refused.empty());
  CHECK(read.rules.size() == 1);
  CHECK(reading("---\n").refused.size() == 1);
}

TEST_CASE("what a collection's actions write out is bounded, and the rest is refused one by one") {
  std::string rule = "title: T\nlogsource: {product: p}\ndetection:\n  s: {a: [";
  for (int i = 0; i < 1'000; ++i) rule += "x,";
  rule += "]}\n  condition: s\n";
  std::string shared = "action: global\n" + rule, repeated = rule;
  for (int i = 0; i < 200; ++i) shared += "---\ntitle: R\n", repeated += "---\naction: repeat\ntitle: R\n";
  for (const std::string& yaml : {shared, repeated}) {
    const auto read = reading(yaml);
    CHECK(read.rules.size() >= 49);
    CHECK(read.rules.size() <= 51);
    REQUIRE(read.rules.size() + read.refused.size() >= 200);
    CHECK_THAT(read.refused.front().reason,
               Catch::Contains("collection actions write out more than 50000 values"));
  }
}

TEST_CASE("what cannot be loaded says where and why") {
  using Catch::Matchers::Contains;
  CHECK_THAT(reasonOf(""), Contains("empty"));
  CHECK_THAT(reasonOf("just text"), Contains("must be a map"));
  CHECK_THAT(reasonOf("title: T"), Contains("detection"));
  CHECK_THAT(reasonOf("title: T\n\ttab: 1\ndetection: {}"), Contains("2: YAML"));
  CHECK_THAT(reasonOf(withDetection("  s: {a|nosuch: 1}\n  condition: s")),
             Contains("4:") && Contains("nosuch"));
  CHECK_THAT(reasonOf(withDetection("  s: {a|re|cidr: 1}\n  condition: s")), Contains("cidr"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: 1}\n  condition: t")), Contains("5:") && Contains("'t'"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: 1}\n  condition: s and")), Contains("missing"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: 1}\n  condition: (s")), Contains("not closed"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: 1}\n  condition: s | count() > 5")), Contains("aggregations"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: 1}\n  condition: 1 of t*")), Contains("'t*'"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: 1}")), Contains("no condition"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: []}\n  condition: s")), Contains("no values"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: {b: c}}\n  condition: s")), Contains("must be a text"));
  CHECK_THAT(reasonOf(withDetection("  s: {a|re: 'a(b'}\n  condition: s")), Contains("regular expression"));
  CHECK_THAT(reasonOf(withDetection("  s: {a|cidr: 10.0.0.0/99}\n  condition: s")), Contains("IP network"));
  CHECK_THAT(reasonOf(withDetection("  s: {a|gt: many}\n  condition: s")), Contains("number"));
  CHECK_THAT(reasonOf(withDetection("  s: {a|exists: perhaps}\n  condition: s")), Contains("true or false"));
  CHECK_THAT(reasonOf(withDetection("  s: {a|base64: 'x*'}\n  condition: s")), Contains("wildcards"));
}

TEST_CASE("YAML is bounded and means one thing") {
  using Catch::Matchers::Contains;
  CHECK_THAT(reasonOf("title: a\ntitle: b"), Contains("2:") && Contains("twice"));
  CHECK_THAT(reasonOf("title: !!binary AAAA"), Contains("tag"));
  CHECK_THAT(reasonOf("title: " + std::string(40, '[')), Contains("levels"));
  CHECK_THAT(reasonOf("title: \"" + std::string(1 << 20, 'x') + '"'), Contains("bytes"));
  CHECK_THAT(reasonOf("title: \"a\xff\""), Contains("UTF-8"));
  CHECK_THAT(reasonOf(withDetection("  s: {a: 1}\n  condition: " + std::string(200, '(') + "s")),
             Contains("levels"));
}

TEST_CASE("an alias stands for what its anchor names, within the bounds") {
  using Catch::Matchers::Contains;
  const std::string rule = "title: T\nlogsource: {product: test}\ndetection:\n";
  CHECK(matching(reading(rule + "  a: &a {x: [1, 2]}\n  b: *a\n  condition: b"), R"({"x":2})").size() == 1);
  CHECK(matching(reading(rule + "  a: &a {x: 1, y: 1}\n  b: {<<: *a, y: 2}\n  condition: b"),
                 R"({"x":1,"y":2})")
            .size() == 1);
  CHECK_THAT(reasonOf(rule + "  a: &a [*a]\n  condition: a"), Contains("4:") && Contains("alias"));
  CHECK_THAT(reasonOf(rule + "  a: *nobody\n  condition: a"), Contains("4:"));

  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c <= 'j'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 10; ++i) bomb += "*" + before + ",";
    bomb += "]\n";
  }
  CHECK_THAT(reasonOf(bomb), Contains("5:") && Contains("aliases written out more than 50000 values"));

  std::string texts = "a: &a " + std::string(10'000, 'x') + "\nb: [";
  for (int i = 0; i < 1'000; ++i) texts += "*a,";
  CHECK_THAT(reasonOf(texts + "]\n"),
             Contains("2:") && Contains("aliases written out longer than 1048576 bytes"));

  std::string deep = "a: &a [[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]\n";
  CHECK_THAT(reasonOf(deep + "b: [[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]"), Contains("2:") && Contains("levels"));
}

TEST_CASE("a rule that is odd in its head loads with a warning") {
  const auto warning = [](const std::string& yaml) {
    const auto read = reading(yaml);
    REQUIRE((read.rules.size() == 1 && read.warnings.size() == 1));
    return std::to_string(read.warnings[0].line) + ": " + read.warnings[0].reason;
  };
  const std::string detection = "detection:\n  s: {a: 1}\n  condition: s\n";
  using Catch::Matchers::Contains;
  CHECK_THAT(warning("title: T\n" + detection), Contains("no log source"));
  CHECK_THAT(warning("title: T\nlogsource: {definition: d}\n" + detection), Contains("no log source"));
  CHECK_THAT(warning("title: T\ntaxonomy: ecs\nlogsource: {product: p}\n" + detection),
             Contains("2: ") && Contains("'ecs'"));
  CHECK_THAT(warning("title: T\nlogsource: {product: p}\n" + detection + "  timeframe: 5m\n"),
             Contains("6: ") && Contains("timeframe"));
}

TEST_CASE("a document that is refused takes no other with it") {
  const auto read = reading(withDetection("  s: {a: 1}\n  condition: s") + "\n---\ntitle: bad\n");
  CHECK((read.rules.size() == 1 && read.refused.size() == 1));
  CHECK(read.refused[0].rule == "bad");
}

TEST_CASE("a rule's version changes with its content alone") {
  const auto version = [](const std::string& yaml) { return reading(yaml).rules.at(0).version; };
  const std::string rule = withDetection("  s: {a: 1}\n  condition: s");
  CHECK(version(rule) == version("# a comment\n" + rule + "  # another\n"));
  CHECK(version(rule) != version(withDetection("  s: {a: 2}\n  condition: s")));
}

TEST_CASE("a rule's version changes with the filters that apply to it") {
  const auto version = [](const std::string& filter) {
    return reading(withDetection("  s: {a: 1}\n  condition: s") + "\n---\ntitle: F\nfilter: " + filter)
        .rules.at(0)
        .version;
  };
  const std::string any = "{rules: any, f: {b: 1}, condition: not f}";
  CHECK(version(any) == version(any));
  CHECK(version(any) != version("{rules: any, f: {b: 2}, condition: not f}"));
  CHECK(version(any) != version("{rules: [another], f: {b: 1}, condition: not f}"));
}

TEST_CASE("rules apply to their log source, and to all events when nobody knows it") {
  const std::string rules =
      "title: A\nlogsource: {product: windows, category: process_creation}\n"
      "detection: {s: {x: 1}, condition: s}\n---\n"
      "title: B\nlogsource: {product: windows, service: sysmon}\n"
      "detection: {s: {x: 1}, condition: s}\n---\n"
      "title: C\nlogsource: {product: linux}\ndetection: {s: {x: 1}, condition: s}\n---\n"
      "title: D\nlogsource: {product: windows, category: registry_event}\n"
      "detection: {s: {x: 1}, condition: s}\n";
  const auto ids = [&](const std::string& event) {
    return matching(reading(rules), event, sigma::shippedLogSources());
  };
  CHECK(ids(R"({"x":1})") == Ids{"A", "B", "C", "D"});
  CHECK(ids(R"({"x":1,"_ls_product":"windows"})").empty());
  CHECK(ids(R"({"x":1,"_ls_product":"linux","_ls_service":"sshd"})") == Ids{"C"});
  CHECK(ids(R"({"x":1,"_ls_product":"windows","_ls_category":"process_creation"})") == Ids{"A"});
  CHECK(ids(R"({"x":1,"_ls_product":"windows","_ls_category":"registry_set"})") == Ids{"D"});
  CHECK(ids(R"({"x":1,"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1})") == Ids{"A", "B"});
  CHECK(ids(R"({"x":1,"Channel":"security","EventID":4688})") == Ids{"A"});
  CHECK(ids(R"({"x":1,"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":13})") == Ids{"B", "D"});
}

TEST_CASE("log sources are told by any fields behind the first, and by any of their values") {
  const auto rule = [](const std::string& id, const std::string& logSource) {
    return "title: " + id + "\nlogsource: {" + logSource + "}\ndetection: {s: {x: 1}, condition: s}\n";
  };
  const std::string rules =
      rule("A", "category: a") + "---\n" + rule("B", "category: b") + "---\n" + rule("S", "service: s");
  detection::LogSourceMap map;
  map.mappings = {{{{"Channel", {"One", "Two"}}, {"EventID", {"1", "2"}}}, {"a", "", ""}},
                  {{{"Channel", {"One"}}, {"Kind", {"k"}}}, {"b", "", ""}},
                  {{{"Channel", {"One"}}}, {"", "", "s"}}};
  const auto ids = [&](const std::string& fields) {
    return matching(reading(rules), R"({"x":1,)" + fields + "}", map);
  };
  CHECK(ids(R"("Channel":"two","EventID":2)") == Ids{"A"});
  CHECK(ids(R"("Channel":"one","EventID":[3,1,2])") == Ids{"A", "S"});
  CHECK(ids(R"("Channel":"One","EventID":3,"Kind":"K")") == Ids{"B", "S"});
  CHECK(ids(R"("Channel":"One\n1")") == Ids{"A", "B", "S"});
}

TEST_CASE("an event of unknown log source can be left to the rules that ask for none") {
  const std::string rules =
      "title: A\nlogsource: {product: windows}\ndetection: {s: {x: 1}, condition: s}\n---\n"
      "title: B\nlogsource: {definition: any}\ndetection: {s: {x: 1}, condition: s}\n";
  detection::LogSourceMap map = sigma::shippedLogSources();
  map.unknown = detection::UnknownSource::NoRules;
  CHECK(matching(reading(rules), R"({"x":1})", map) == Ids{"B"});
  CHECK(matching(reading(rules), R"({"x":1,"Channel":"nobody's"})", map) == Ids{"B"});
  CHECK(matching(reading(rules), R"({"x":1,"Channel":"Security"})", map) == Ids{"A", "B"});
}

TEST_CASE("a product with a Channel that no log source has asks the rules on the product alone") {
  const std::string rules =
      "title: A\nlogsource: {product: windows}\ndetection: {s: {x: 1}, condition: s}\n---\n"
      "title: B\nlogsource: {product: windows, service: security}\n"
      "detection: {s: {x: 1}, condition: s}\n";
  const auto ids = [&](const std::string& event) {
    return matching(reading(rules), event, sigma::shippedLogSources());
  };
  CHECK(ids(R"({"x":1,"_ls_product":"windows","Channel":"Microsoft-Windows-WinRM/Operational"})") ==
        Ids{"A"});
  CHECK(ids(R"({"x":1,"_ls_product":"windows","Channel":"Security"})") == Ids{"A", "B"});
  CHECK(ids(R"({"x":1,"_ls_product":"Windows","Channel":"Security"})") == Ids{"A", "B"});
  CHECK(ids(R"({"x":1,"_ls_product":"linux","Channel":"Security"})") == Ids{});
}

TEST_CASE("fields that an event calls otherwise are found by the names of rules") {
  const std::string rule =
      "title: A\nlogsource: {product: windows, category: process_creation}\n"
      "detection: {s: {Image|endswith: '\\cmd.exe'}, condition: s}";
  CHECK(matching(reading(rule), R"({"Channel":"Security","EventID":4688,"NewProcessName":"C:\\cmd.exe"})",
                 sigma::shippedLogSources()) == Ids{"A"});
}
