#include "service/process/data_folder.hpp"

namespace vedette::app {

namespace fs = std::filesystem;

Result<void> makeDataFolder(const fs::path& folder) {
  std::error_code problem;
  if (fs::is_directory(folder, problem)) return {};
  fs::create_directories(folder, problem);
  if (!problem) fs::permissions(folder, fs::perms::owner_all, problem);
  if (!problem) return {};
  return unavailable("Cannot make the data folder " + folder.string() + ": " + problem.message() +
                     ". Choose another one with --data-dir.");
}

}  // namespace vedette::app
