#include <algorithm>
#include <cstdint>
#include <string>

#include "demand.hpp"
#include "memory_file.hpp"
#include "vedette/app/load_settings.hpp"
#include "vedette/domain/text.hpp"

using namespace vedette;
using namespace vedette::app;

namespace {

Result<LoadedSettings> readFrom(std::string_view text) {
  const MemoryFile file(text);
  return loadSettings({.config = file.path()});
}

// What is set; a setting that is not may have no value that could be written.
std::string written(const LoadedSettings& loaded) {
  std::string text;
  for (const EffectiveSetting& setting : loaded.effective)
    if (setting.source != "default") text += setting.key + " = " + setting.value + '\n';
  return text;
}

void isForPeople(const std::string& message) {
  demand(!message.empty(), "a refusal has a reason");
  demand(isStorableText(message) &&
             std::none_of(message.begin(), message.end(),
                          [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 0x7f; }),
         "a reason can be shown on a terminal");
}

}  // namespace

// A settings file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto loaded = readFrom({reinterpret_cast<const char*>(data), size});
  if (!loaded) {
    isForPeople(loaded.error().message);
    return 0;
  }
  const auto again = readFrom(written(*loaded));
  demand(again.has_value(), "settings that are written are read");
  demand(written(*again) == written(*loaded), "settings that are written are read the same");
  return 0;
}
