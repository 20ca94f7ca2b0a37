#include <catch2/catch.hpp>

#include "measured.hpp"
#include "vedette/json/event_json.hpp"

namespace {

const std::string plain =
    R"({"source_name":"Firewall","event_type":"intrusion_attempt","severity":"High","description":")" +
    std::string(140, 'x') + R"(","timestamp":"2026-11-22T08:00:00.123456Z","uid":"0193-4f5c-7b1a"})";

const std::string withAttributes =
    plain.substr(0, plain.size() - 1) +
    R"(,"attributes":{"src_ip":"203.0.113.7","dst_ip":"10.0.0.5","port":22,"user":"root","ok":false}})";

}  // namespace

TEST_CASE("reading and writing an event costs", "[.bench]") {
  REQUIRE(vedette::json::readEvent(plain));
  REQUIRE(vedette::json::readEvent(withAttributes));
  WARN("reading " << plain.size() << " bytes: "
                  << nanosecondsEach(20'000, [] { (void)vedette::json::readEvent(plain); }) << " ns");
  WARN("reading " << withAttributes.size() << " bytes with attributes: " << nanosecondsEach(20'000, [] {
         (void)vedette::json::readEvent(withAttributes);
       }) << " ns");
  vedette::Event event;
  event.description = std::string(140, 'x');
  std::string out;
  const auto write = [&] {
    out.clear();
    vedette::json::Writer writer(out);
    vedette::json::writeEvent(writer, event);
  };
  write();
  WARN("writing " << out.size() << " bytes: " << nanosecondsEach(20'000, write) << " ns");
}
