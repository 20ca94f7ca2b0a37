#include <catch2/catch.hpp>

#include "trial.hpp"

using vedette::sigma::matches;
using vedette::sigma::reading;
using vedette::sigma::selects;

namespace {

bool is(const std::string& key, const std::string& value, const std::string& event) {
  return selects("    " + key + ": " + value, event);
}

}  // namespace

TEST_CASE("cased minds case") {
  CHECK(is("a|contains|cased", "Foo", R"({"a":"xFoox"})"));
  CHECK_FALSE(is("a|contains|cased", "Foo", R"({"a":"xfoox"})"));
  CHECK_FALSE(is("a|cased", "Foo", R"({"a":"foo"})"));
}

TEST_CASE("all wants every value, and neq none of them") {
  CHECK(selects("    a|contains|all:\n      - foo\n      - bar", R"({"a":"barfoo"})"));
  CHECK_FALSE(selects("    a|contains|all:\n      - foo\n      - baz", R"({"a":"barfoo"})"));
  CHECK(is("a|neq", "foo", R"({"a":"bar"})"));
  CHECK_FALSE(selects("    a|neq:\n      - foo\n      - bar", R"({"a":"bar"})"));
  CHECK(selects("    a|neq:\n      - foo\n      - bar", R"({"a":"baz"})"));
  CHECK_FALSE(is("a|contains|neq", "foo", R"({"a":"xfoox"})"));
  CHECK(is("a|neq", "foo", R"({"b":1})"));
  CHECK(selects("    a|contains|all|neq:\n      - foo\n      - bar", R"({"a":"foo"})"));
  CHECK_FALSE(selects("    a|contains|all|neq:\n      - foo\n      - bar", R"({"a":"barfoo"})"));
}

TEST_CASE("exists asks for presence alone") {
  CHECK(is("a|exists", "true", R"({"a":null})"));
  CHECK(is("a|exists", "true", R"({"a":""})"));
  CHECK(is("a|exists", "true", R"({"a":[]})"));
  CHECK(is("a|exists", "true", R"({"a":{}})"));
  CHECK_FALSE(is("a|exists", "true", R"({"b":1})"));
  CHECK(is("a|exists", "false", R"({"b":1})"));
  CHECK_FALSE(is("a|exists", "false", R"({"a":null})"));
  CHECK(is("a|exists", "yes", R"({"a":1})"));
  CHECK(is("a|exists", "'No'", R"({"b":1})"));
}

TEST_CASE("regular expressions mind case unless told otherwise") {
  CHECK_FALSE(is("a|re", "FOO", R"({"a":"foo"})"));
  CHECK(is("a|re|i", "FOO", R"({"a":"xfoox"})"));
  CHECK(is("a|re|m", "'^bar$'", R"({"a":"foo\nbar"})"));
  CHECK(is("a|re|s", "'foo.bar'", R"({"a":"foo\nbar"})"));
  CHECK(is("a|re|ignorecase|multiline|dotall", "'^FOO.$'", R"({"a":"x\nfoo\n\n"})"));
  CHECK(is("a|re", "'(?i)FOO'", R"({"a":"foo"})"));
  CHECK(is("a|re", "'(?:abc)?def|gh'", R"({"a":"xghx"})"));
  CHECK(selects("    a|re:\n      - x+y\n      - z", R"({"a":"xxy"})"));
}

TEST_CASE("cidr takes both families and every form of an address") {
  CHECK(is("a|cidr", "10.0.0.0/8", R"({"a":"10.9.8.7"})"));
  CHECK_FALSE(is("a|cidr", "10.0.0.0/8", R"({"a":"11.0.0.1"})"));
  CHECK_FALSE(is("a|cidr", "10.0.0.0/8", R"({"a":"10.9.8"})"));
  CHECK_FALSE(is("a|cidr", "10.0.0.0/8", R"({"a":"10.9.8.7.6"})"));
  CHECK_FALSE(is("a|cidr", "10.0.0.0/8", R"({"a":"10.9.8."})"));
  CHECK_FALSE(is("a|cidr", "10.0.0.0/8", R"({"a":"10.9.8.0007"})"));
  CHECK(is("a|cidr", "'fe80::/10'", R"({"a":"febf::1"})"));
  CHECK_FALSE(is("a|cidr", "'fe80::/10'", R"({"a":"fec0::1"})"));
  CHECK(is("a|cidr", "'::1/128'", R"({"a":"0:0:0:0:0:0:0:1"})"));
  CHECK_FALSE(is("a|cidr", "0.0.0.0/0", R"({"a":"::1"})"));
}

TEST_CASE("base64offset finds a text at each of its three alignments") {
  for (const std::string text :
       {"aHR0cDovL2V2aWwuZXhhbXBsZQ==", "eGh0dHA6Ly9ldmlsLmV4YW1wbGU=", "eHhodHRwOi8vZXZpbC5leGFtcGxl"})
    CHECK(is("a|base64offset|contains", "'http://'", R"({"a":")" + text + R"("})"));
  CHECK_FALSE(is("a|base64offset|contains", "'http://'", R"({"a":"aHR0cHM6Ly9ldmls"})"));
}

TEST_CASE("encodings apply in their order") {
  CHECK(is("a|base64|contains", "foobar", R"({"a":"xZm9vYmFy y"})"));
  CHECK(is("a|utf16le|base64offset|contains", "IEX", R"({"a":"eABJAEUAWAAgACgATgBlAHcA"})"));
  CHECK(is("a|wide|base64offset|contains", "IEX", R"({"a":"eABJAEUAWAAgACgATgBlAHcA"})"));
  CHECK(is("a|utf16be|base64", "IE", R"({"a":"AEkARQ=="})"));
  CHECK(is("a|utf16|base64|contains", "IE", R"({"a":"//5JAEUA"})"));
  CHECK(is("a|wide", "ab", R"({"a":"a\u0000b\u0000"})"));
  CHECK(is("a|wide", "a*b", R"({"a":"a\u0000x\u0000b\u0000"})"));
  CHECK_FALSE(is("a|wide", "a*b", R"({"a":"a\u0000x\u0000b"})"));
}

TEST_CASE("windash takes each dash for any other") {
  for (const std::string dash : {"-", "/", "–", "—", "―"}) {
    CHECK(is("a|windash|contains", "' -f '", R"({"a":"x )" + dash + R"(f y"})"));
    CHECK(is("a|contains|windash", "' /f '", R"({"a":"x )" + dash + R"(f y"})"));
    CHECK(is("a|windash|contains", "'-a -b -c -d'", R"({"a":"x /a -b )" + dash + R"(c —d"})"));
  }
  CHECK(is("a|windash|contains", "' -a -b'", R"({"a":"x /a –b"})"));
  CHECK_FALSE(is("a|windash|contains", "'a-b'", R"({"a":"a/b"})"));
}

TEST_CASE("comparisons take numbers and numbers in text") {
  CHECK(is("a|gt", "5", R"({"a":6})"));
  CHECK_FALSE(is("a|gt", "5", R"({"a":5})"));
  CHECK(is("a|gte", "5", R"({"a":5})"));
  CHECK(is("a|lt", "5.5", R"({"a":"5.25"})"));
  CHECK(is("a|lte", "5", R"({"a":-7e3})"));
  CHECK_FALSE(is("a|gt", "5", R"({"a":"abc"})"));
  CHECK_FALSE(is("a|lt", "5", R"({"b":1})"));
}

TEST_CASE("parts of a time are read as written") {
  const std::string event = R"({"t":"2025-01-02T13:04:05+05:00"})";
  CHECK(is("t|minute", "4", event));
  CHECK(is("t|hour", "13", event));
  CHECK(is("t|hour|gte", "13", event));
  CHECK_FALSE(is("t|hour|gt", "13", event));
  CHECK(is("t|day", "2", event));
  CHECK(is("t|week", "1", event));
  CHECK(is("t|month", "1", event));
  CHECK(is("t|year", "2025", event));
  CHECK(is("t|week", "53", R"({"t":"2021-01-03 10:00:00"})"));
  CHECK_FALSE(is("t|hour", "13", R"({"t":"yesterday"})"));
}

TEST_CASE("fieldref compares with another field") {
  CHECK(is("a|fieldref", "b", R"({"a":"x","b":"X"})"));
  CHECK_FALSE(is("a|fieldref", "b", R"({"a":"x","b":"y"})"));
  CHECK_FALSE(is("a|fieldref|cased", "b", R"({"a":"x","b":"X"})"));
  CHECK(is("a|fieldref|neq", "b", R"({"a":"x","b":"y"})"));
  CHECK(is("a|fieldref|startswith", "b", R"({"a":"xyz","b":"x"})"));
  CHECK(is("a|fieldref|endswith", "b", R"({"a":"xyz","b":"yz"})"));
  CHECK(is("a|fieldref|contains", "b", R"({"a":"xyz","b":"Y"})"));
  CHECK_FALSE(is("a|fieldref", "b", R"({"a":"x"})"));
}

TEST_CASE("expand replaces placeholders by their values") {
  const std::string detection = "  sel:\n    a|expand: '%admins%'\n  condition: sel";
  CHECK(matches(detection, R"({"a":"adm_joe"})", {{"admins", {"root", "adm_*"}}}));
  CHECK_FALSE(matches(detection, R"({"a":"joe"})", {{"admins", {"root", "adm_*"}}}));
  CHECK_FALSE(matches(detection, R"({"a":"%admins%"})"));
  CHECK(matches("  sel:\n    a|contains|expand: '\\%plain%x%'\n  condition: sel", R"({"a":"1 %plain7 2"})",
                {{"x", {"7"}}}));
  CHECK(is("a|contains", "'%temp%'", R"({"a":"x %TEMP% y"})"));
}

TEST_CASE("placeholders stand in values of every kind") {
  const auto holds = [](const std::string& key, const std::string& value, const std::string& event) {
    return matches("  sel: {" + key + ": '" + value + "'}\n  condition: sel", event, {{"x", {"7", "9"}}});
  };
  CHECK(holds("a|re|expand", "^n%x%$", R"({"a":"n9"})"));
  CHECK_FALSE(holds("a|re|expand", "^n%x%$", R"({"a":"n8"})"));
  CHECK(holds("a|gt|expand", "%x%", R"({"a":8})"));
  CHECK_FALSE(holds("a|gt|expand", "%x%", R"({"a":7})"));
  CHECK(holds("a|cidr|expand", "10.%x%.0.0/16", R"({"a":"10.9.1.1"})"));
}

TEST_CASE("an unknown placeholder is a warning that names it") {
  const auto read =
      reading("title: T\nlogsource: {product: p}\ndetection: {s: {a|expand: '%who%'}, condition: s}");
  REQUIRE(read.warnings.size() == 1);
  CHECK_THAT(read.warnings[0].reason, Catch::Contains("%who%"));
  CHECK(read.rules.size() == 1);
}

TEST_CASE("cidr takes an IPv4 address that is written as IPv6 for what it is") {
  CHECK(selects("    a|cidr: 10.0.0.0/8", R"({"a":"::ffff:10.1.2.3"})"));
  CHECK(selects("    a|cidr: 10.0.0.0/8", R"({"a":"::FFFF:0a01:0203"})"));
  CHECK_FALSE(selects("    a|cidr: 10.0.0.0/8", R"({"a":"::ffff:11.1.2.3"})"));
  CHECK_FALSE(selects("    a|cidr: 10.0.0.0/8", R"({"a":"::fffe:10.1.2.3"})"));
  CHECK_FALSE(selects("    a|cidr: 0.0.0.0/0", R"({"a":"2001:db8::1"})"));
  CHECK(selects("    a|cidr: ::ffff:10.0.0.0/104", R"({"a":"10.1.2.3"})"));
  CHECK_FALSE(selects("    a|cidr: ::ffff:10.0.0.0/104", R"({"a":"11.1.2.3"})"));
  CHECK(selects("    a|cidr: ::/0", R"({"a":"::ffff:10.1.2.3"})"));
  CHECK_FALSE(selects("    a|cidr: ::/0", R"({"a":"10.1.2.3"})"));
}
