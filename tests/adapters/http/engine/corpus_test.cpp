#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "engine_fixture.hpp"

namespace vedette::http::test {

TEST_CASE("every raw request of the shared corpus is judged rightly") {
  const std::filesystem::path corpora = CORPORA;
  const auto runner = corpora / "run_http.py", requests = corpora / "http-requests.jsonl";
  if (!std::filesystem::exists(runner) || !std::filesystem::exists(requests)) return;
  ServerSettings settings;
  settings.port = 0;
  EngineFixture fixture(settings);
  const std::string command = "python3 " + runner.string() + " 127.0.0.1 " + std::to_string(fixture.port) +
                              " " + requests.string() + " | tee /dev/stderr | tail -1 | grep -qv FAIL";
  CHECK(std::system(command.c_str()) == 0);
}

}  // namespace vedette::http::test
