#include "sources/rule_archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>

namespace vedette::sigma {
namespace {

constexpr std::size_t maxTexts = 256u << 20;  // bytes
constexpr std::size_t blockSize = 64u << 10;

struct Close {
  void operator()(archive* open) const { archive_read_free(open); }
};
using Archive = std::unique_ptr<archive, Close>;

std::string reasonOf(archive* open) {
  const char* reason = archive_error_string(open);
  return reason ? reason : "it is no tar archive";
}

// Nothing when the archive breaks off, or holds more than `room`.
bool readEntry(archive* open, std::string& text, std::size_t room) {
  std::array<char, blockSize> block;
  for (;;) {
    const auto size = archive_read_data(open, block.data(), block.size());
    if (size == 0) return true;
    if (size < 0 || text.size() + static_cast<std::size_t>(size) > room) return false;
    text.append(block.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace

bool isArchive(const std::string& path) {
  constexpr std::array<std::string_view, 9> endings{".tar",     ".tgz",     ".tar.gz", ".txz", ".tar.xz",
                                                    ".tar.zst", ".tar.bz2", ".tbz2",   ".tzst"};
  return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return path.ends_with(ending); });
}

bool isRuleFile(const std::string& path) { return path.ends_with(".yml") || path.ends_with(".yaml"); }

void readArchive(const std::string& path, RuleTexts& out) {
  const Archive from(archive_read_new());
  archive_read_support_format_tar(from.get());
  archive_read_support_filter_all(from.get());
  const auto fail = [&](std::string reason) { out.unreadable.push_back({path, std::move(reason)}); };
  if (archive_read_open_filename(from.get(), path.c_str(), blockSize) != ARCHIVE_OK)
    return fail("cannot be read: " + reasonOf(from.get()));
  std::vector<RuleText> texts;
  std::size_t room = maxTexts;
  archive_entry* entry = nullptr;
  int status = ARCHIVE_OK;
  while ((status = archive_read_next_header(from.get(), &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF) {
    const char* name = archive_entry_pathname(entry);
    if (!name || archive_entry_filetype(entry) != AE_IFREG || !isRuleFile(name)) continue;
    RuleText text{path + "/" + name, {}};
    if (!readEntry(from.get(), text.text, room)) {
      fail(std::string(name) + " in it is cut off, or the archive holds more than 256 MiB of rules");
      break;
    }
    room -= text.text.size();
    texts.push_back(std::move(text));
  }
  if (status < ARCHIVE_WARN) fail("cannot be read: " + reasonOf(from.get()));
  std::sort(texts.begin(), texts.end(), [](auto& a, auto& b) { return a.file < b.file; });
  std::move(texts.begin(), texts.end(), std::back_inserter(out.texts));
}

}  // namespace vedette::sigma
