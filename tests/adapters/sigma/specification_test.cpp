#include <catch2/catch.hpp>

#include "trial.hpp"

using namespace vedette::sigma;

namespace {

struct Case {
  std::string text;
  const char* event;
  bool matched;
};

// The texts are detection sections.
void checkDetections(const std::vector<Case>& cases) {
  for (const auto& [text, event, matched] : cases) {
    CAPTURE(text, event);
    CHECK(matches(text, event) == matched);
  }
}

// The texts are selections.
void checkSelections(std::vector<Case> cases) {
  for (Case& each : cases) each.text = "  sel:\n    " + each.text + "\n  condition: sel";
  checkDetections(cases);
}

}  // namespace

TEST_CASE("wildcards and escapes mean what the specification says") {
  checkSelections({
      {"a: 'x\\*y'", R"({"a":"x*y"})", true},
      {"a: 'x\\*y'", R"({"a":"xzy"})", false},
      {"a: 'x\\\\*'", R"({"a":"x\\abc"})", true},
      {"a: 'x\\\\*'", R"({"a":"xabc"})", false},
      {"a: 'x\\\\\\*'", R"({"a":"x\\*"})", true},
      {"a: 'x\\\\\\*'", R"({"a":"x\\z"})", false},
      {"a: 'C:\\Win\\x'", R"({"a":"C:\\Win\\x"})", true},
      {"a: '\\\\\\\\host'", R"({"a":"\\\\host"})", true},
      {"a: 'x\\\\y'", R"({"a":"x\\y"})", true},
      {"a|contains: 'a\\?b'", R"({"a":"xa?bx"})", true},
      {"a|contains: 'a\\?b'", R"({"a":"xazbx"})", false},
      {"a: 'a?c'", R"({"a":"ac"})", false},
      {"a|startswith: 'a?c'", R"({"a":"abcd"})", true},
      {"a|endswith: 'a*c'", R"({"a":"zzabbbc"})", true},
      {"a|endswith: '\\'", R"({"a":"C:\\x\\"})", true},
      {"a|contains: '\\temp\\'", R"({"a":"C:\\temp\\y"})", true},
      {"a: 'ÄÖ'", R"({"a":"ÄÖ"})", true},
      {"a: 'x?y'", R"({"a":"xäy"})", true},
      {"a: 'x*y'", R"({"a":"x\n\ny"})", true},
      {"a|contains|cased: 'Foo'", R"({"a":"xxfooxx"})", false},
      {"a|cased: 'F*o'", R"({"a":"Fxo"})", true},
  });
}

TEST_CASE("numbers and texts compare by their text, and by their size where that is asked") {
  checkSelections({
      {"a: 4624", R"({"a":"4624"})", true},
      {"a: '4624'", R"({"a":4624})", true},
      {"a: 46", R"({"a":4624})", false},
      {"a|contains: 62", R"({"a":4624})", true},
      {"a: true", R"({"a":true})", true},
      {"a: true", R"({"a":"true"})", true},
      {"a: false", R"({"a":null})", false},
      {"a: 1.5", R"({"a":1.5})", true},
      {"a|gt: 10", R"({"a":"11"})", true},
      {"a|gte: 10", R"({"a":10})", true},
      {"a|lt: -1", R"({"a":-2})", true},
      {"a|gt: 10", R"({"a":"abc"})", false},
      {"a|gt: [100, 10]", R"({"a":50})", true},
      {"a|gt: 0", R"({"b":1})", false},
  });
}

TEST_CASE("null, the empty text and presence are three things") {
  checkSelections({
      {"a: null", R"({"b":1})", true},
      {"a: null", R"({"a":null})", true},
      {"a: null", R"({"a":""})", false},
      {"a: ''", R"({"b":1})", false},
      {"a: ''", R"({"a":""})", true},
      {"a: [null, x]", R"({"b":1})", true},
      {"a: [null, x]", R"({"a":"x"})", true},
      {"a.b|exists: true", R"({"a":{"b":1}})", true},
      {"a.b|exists: true", R"({"a":{"c":1}})", false},
      {"a.b|exists: false", R"({"a":{"c":1}})", true},
      {"a|exists: true", R"({"a":{"c":1}})", true},
      {"a|exists: true", R"({"a":""})", true},
      {"a.b|exists: true", R"({"a":[{"b":1}]})", true},
      {"a|all: [x, null]", R"({"a":"x"})", false},
      {"a: '*'", R"({"a":""})", true},
      {"a: '*'", R"({"b":""})", false},
      {"a: '?*'", R"({"a":""})", false},
  });
}

TEST_CASE("all, windash and encodings combine") {
  checkSelections({
      {"a|contains|all:\n      - foo\n      - bar", R"({"a":"bar foo"})", true},
      {"a|contains|all:\n      - foo\n      - bar", R"({"a":"foo"})", false},
      {"a|all: [x, y]", R"({"a":["x","y"]})", true},
      {"a|windash|contains|all:\n      - ' -f'\n      - ' -g'", R"({"a":"x /f /g"})", true},
      {"a|windash|contains: ' -enc '", R"({"a":"p /enc x"})", true},
      {"a|windash|contains: ' -enc '", R"({"a":"p –enc x"})", true},
      {"a|windash|contains: ' -enc '", R"({"a":"p —enc x"})", true},
      {"a|windash|contains: ' -enc '", R"({"a":"p ―enc x"})", true},
      {"a|windash|contains: ' -enc '", R"({"a":"p -enc x"})", true},
      {"a|windash|contains: ' /enc '", R"({"a":"p -enc x"})", true},
      {"a|contains|windash: ' -x'", R"({"a":"p /x"})", true},
      {"a|windash|contains: ' -a-b '", R"({"a":"p /a-b x"})", true},
      {"a|base64offset|contains: 'http://'", R"({"a":"aHR0cDovL3g="})", true},
      {"a|utf16le|base64offset|contains: 'IEX '", R"({"a":"SQBFAFgAIAAoAE4AZQB3AA=="})", true},
      {"a|wide|base64offset|contains: 'IEX '", R"({"a":"SQBFAFgAIAAoAE4AZQB3AA=="})", true},
      {"a|base64offset|contains: 'http://'", R"({"a":"YWh0dHA6Ly94"})", true},
      {"a|utf16le|base64offset|contains: 'IEX '", R"({"a":"YUkARQBYACAAKABOAGUAdwA="})", true},
      {"a|wide|base64offset|contains: 'IEX '", R"({"a":"YUkARQBYACAAKABOAGUAdwA="})", true},
      {"a|base64offset|contains: 'http://'", R"({"a":"YWJodHRwOi8veA=="})", true},
      {"a|utf16le|base64offset|contains: 'IEX '", R"({"a":"YWJJAEUAWAAgACgATgBlAHcA"})", true},
      {"a|wide|base64offset|contains: 'IEX '", R"({"a":"YWJJAEUAWAAgACgATgBlAHcA"})", true},
      {"a|utf16be|base64offset|contains: 'IEX '", R"({"a":"AEkARQBYACAAKABOAGUAdw=="})", true},
      {"a|base64: 'foobar'", R"({"a":"Zm9vYmFy"})", true},
      {"a|base64|contains: 'foo'", R"({"a":"xZm9vy"})", true},
      {"a|utf16|base64|contains: 'ab'", R"({"a":"//5hAGIA"})", true},
  });
}

TEST_CASE("regular expressions search, and their flags are theirs alone") {
  checkSelections({
      {"a|re: 'b+'", R"({"a":"abbc"})", true},
      {"a|re: 'B'", R"({"a":"abc"})", false},
      {"a|re|i: 'B'", R"({"a":"abc"})", true},
      {"a|re: 'x.y'", R"({"a":"x\ny"})", false},
      {"a|re|s: 'x.y'", R"({"a":"x\ny"})", true},
      {"a|re|m: '^y$'", R"({"a":"x\ny\nz"})", true},
      {"a|re: '^y$'", R"({"a":"x\ny\nz"})", false},
      {"a|re|i|m: '^Y$'", R"({"a":"x\ny\nz"})", true},
      {"a|re: '(?i)ABC'", R"({"a":"abc"})", true},
      {"a|re: '^46'", R"({"a":4624})", true},
      {"a|re|all:\n      - 'a'\n      - 'z'", R"({"a":"abz"})", true},
  });
}

TEST_CASE("a field compares with another field of the event") {
  checkSelections({
      {"a|fieldref: b", R"({"a":"X","b":"x"})", true},
      {"a|fieldref: b", R"({"a":"X","b":"y"})", false},
      {"a|fieldref|startswith: b", R"({"a":"foobar","b":"foo"})", true},
      {"a|fieldref|endswith: b", R"({"a":"foobar","b":"bar"})", true},
      {"a|fieldref|contains: b", R"({"a":"foobar","b":"ob"})", true},
      {"a|contains|fieldref: b", R"({"a":"foobar","b":"ob"})", true},
      {"a.x|fieldref: b.y", R"({"a":{"x":"q"},"b":{"y":"q"}})", true},
      {"a|fieldref: b", R"({"c":1})", false},
      {"a|fieldref: b", R"({"a":5,"b":"5"})", true},
      {"a|fieldref: [b, c]", R"({"a":"x","b":"y","c":"x"})", true},
      {"a|fieldref: b", R"({"a":"abc","b":"a*"})", false},
      {"a|neq: x", R"({"a":"y"})", true},
      {"a|neq: x", R"({"a":"X"})", false},
  });
}

TEST_CASE("keywords look into every value") {
  checkDetections({
      {"  k:\n    - foo\n  condition: k", R"({"z":"xx foo yy"})", true},
      {"  k:\n    - foo\n  condition: k", R"({"z":{"y":["a","xfoox"]}})", true},
      {"  k:\n    - foo\n  condition: k", R"({"foo":"bar"})", false},
      {"  k:\n    '|all':\n      - foo\n      - bar\n  condition: k", R"({"a":"foo","b":"bar"})", true},
      {"  k:\n    '|all':\n      - foo\n      - bar\n  condition: k", R"({"a":"foo"})", false},
      {"  k:\n    - 'f*o bar'\n  condition: k", R"({"a":"xx fooo bar yy"})", true},
      {"  k: foo\n  condition: k", R"({"a":"a foo"})", true},
      {"  k:\n    - 4711\n  condition: k", R"({"a":4711})", true},
      {"  k:\n    '|contains': foo\n  condition: k", R"({"a":"xfoox"})", true},
      {"  k:\n    '|re': 'f[o]+$'\n  condition: k", R"({"a":"xfoo"})", true},
  });
}

TEST_CASE("conditions bind as the specification says") {
  checkDetections({
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: 1 of s_*", R"({"b":2})", true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: all of s_*", R"({"b":2})", false},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: all of s_*", R"({"a":1,"b":2})",
       true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: 1 of them", R"({"c":3})", true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: all of them", R"({"a":1,"b":2})",
       false},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: 2 of them", R"({"a":1,"b":2})",
       true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: 2 of s_*", R"({"a":1})", false},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: 1 of s_* and not 1 of f_*",
       R"({"a":1})", true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: 1 of s_* and not 1 of f_*",
       R"({"a":1,"c":3})", false},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: s_1 or s_2 and f_x", R"({"a":1})",
       true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: (s_1 or s_2) and f_x",
       R"({"a":1})", false},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: not s_1 and s_2", R"({"b":2})",
       true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: s_1 AND NOT f_x", R"({"a":1})",
       true},
      {"  s_1:\n    a: 1\n  s_2:\n    b: 2\n  f_x:\n    c: 3\n  condition: any of s_*", R"({"a":1})", true},
      {"  a_sel_x:\n    a: 1\n  b_sel_y:\n    a: 2\n  condition: 1 of *_sel_*", R"({"a":2})", true},
      {"  a:\n    a: 1\n  _b:\n    b: 1\n  condition: all of them", R"({"a":1})", true},
      {"  a:\n    a: 1\n  b:\n    b: 1\n  condition:\n    - a\n    - b", R"({"b":1})", true},
      {"  s:\n    - a: 1\n      b: 2\n    - c: 3\n  condition: s", R"({"c":3})", true},
      {"  s:\n    - a: 1\n      b: 2\n    - c: 3\n  condition: s", R"({"a":1})", false},
      {"  s:\n    - a: 1\n    - foo\n  condition: s", R"({"z":"a foo b"})", true},
      {"  s:\n    a: 1\n  f:\n    b: 1\n  condition: s and not f", R"({"a":1})", true},
      {"  android:\n    a: 1\n  nothing:\n    b: 1\n  condition: android and not nothing", R"({"a":1})",
       true},
  });
}

TEST_CASE("objects, lists, networks and times are looked into") {
  checkSelections({
      {"a.b: 1", R"({"a.b":1})", true},
      {"a.b: 2", R"({"a":[{"b":1},{"b":2}]})", true},
      {"a: y", R"({"a":["x","y"]})", true},
      {"a|contains: z", R"({"a":["x","y"]})", false},
      {"a|cidr: 192.168.0.0/16", R"({"a":"192.168.3.4"})", true},
      {"a|cidr: 'fe80::/10'", R"({"a":"FE80::1"})", true},
      {"a|cidr: 192.168.0.0/16", R"({"a":"192.168.3"})", false},
      {"a|cidr:\n      - 10.0.0.0/8\n      - '::1/128'", R"({"a":"::1"})", true},
      {"a|cidr: 192.168.5.7/16", R"({"a":"192.168.3.4"})", true},
      {"a|hour: 13", R"({"a":"2024-05-06T13:14:15Z"})", true},
      {"a|hour: 13", R"({"a":1715001255})", true},
      {"a|minute: 14", R"({"a":1715001255.25})", true},
      {"a|year: 2024", R"({"a":"1715001255123"})", true},
      {"a|year: 1970", R"({"a":1715})", false},
      {"a|minute: 14", R"({"a":"2024-05-06T13:14:15Z"})", true},
      {"a|day: 6", R"({"a":"2024-05-06T13:14:15Z"})", true},
      {"a|week: 19", R"({"a":"2024-05-06T13:14:15Z"})", true},
      {"a|month: 5", R"({"a":"2024-05-06T13:14:15Z"})", true},
      {"a|year: 2024", R"({"a":"2024-05-06T13:14:15Z"})", true},
      {"a|hour|gte: 12", R"({"a":"2024-05-06T13:14:15Z"})", true},
  });
}

TEST_CASE("what readers of the specification may take differently has one meaning") {
  checkSelections({
      {"a: null", R"({"a":[null]})", true},
      {"a: null", R"({"a":"null"})", false},
      {"a.b: null", R"({"a":null})", true},
      {"a: [x, null, true]", R"({"a":true})", true},
      {"a: '*'", R"({"a":""})", true},
      {"a: '*'", R"({"a":null})", false},
      {"a: '?*'", R"({"a":""})", false},
      {"a|contains: ''", R"({"b":"x"})", false},
      {"a|startswith: '*b'", R"({"a":"xxbyy"})", true},
      {"a: 'ab*ba'", R"({"a":"aba"})", false},
      {"a|startswith: x\n    a|endswith: y", R"({"a":["x1","1y"]})", true},
      {"a|contains: 'ПРИВЕТ'", R"({"a":"x привет y"})", true},
      {"a|exists: true", R"({"a":[]})", true},
      {"a|exists: true", R"({"a":{}})", true},
      {"a.b|exists: true", R"({"a":[{"c":1},{"b":1}]})", true},
      {"a|gt|all: [100, 5]", R"({"a":7})", false},
      {"a|gt: 5", R"({"a":"7 apples"})", false},
      {"a|gt: 0", R"({"a":true})", false},
      {"a|neq: null", R"({"b":"x"})", false},
      {"a|contains|all|neq: [x, y]", R"({"a":"x alone"})", true},
      {"a|fieldref: b", R"({"a":null,"b":null})", false},
      {"a|fieldref: b", R"({"a":"foobar","b":"foo*"})", false},
      {"a|fieldref: b", R"({"a":["x","y"],"b":["y"]})", true},
      {"a|windash|contains: 'foo-bar'", R"({"a":"foo/bar"})", false},
      {"a|windash|contains: 'http://x -a'", R"({"a":"http://x /a"})", true},
      {"a|cidr: 0.0.0.0/0", R"({"a":"::1"})", false},
      {"'|re': 'fo+ba[rz]'", R"({"x":{"a":"xx fooobaz"}})", true},
      {"'|startswith': foo", R"({"a":"xfoobar"})", false},
      {"- foo*bar", R"({"a":"foo","b":"bar"})", false},
  });
}
