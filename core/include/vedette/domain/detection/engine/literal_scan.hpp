#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::detection {

// Many literals looked for at once in a long text; made by the port PatternEngine. Any number of threads may
// search with one at a time.
class LiteralScan {
 public:
  virtual ~LiteralScan() = default;

  // Adds the places, in the list it was made of, of the literals that stand in the text, each once; without
  // regard to the case of ASCII letters.
  virtual void find(std::string_view text, std::vector<std::uint32_t>& found) const = 0;
};

// Nothing when such a scan cannot be made. May be called by several threads at a time.
using MakeLiteralScan = std::function<std::unique_ptr<const LiteralScan>(const std::vector<std::string>&)>;

}  // namespace vedette::detection
