#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "opened.hpp"
#include "temporary_folder.hpp"
#include "vedette/storage/backup.hpp"

namespace vedette::test {

// Gives what there is, or fails the case with what was said.
template <class T>
T demand(Result<T> result) {
  INFO((result ? std::string{} : result.error().message));
  REQUIRE(result.has_value());
  return *std::move(result);
}

// Why it was refused; fails the case when it was not.
template <class T>
Error refusal(const Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error();
}

inline storage::BackupReport backUp(const std::string& url, const std::filesystem::path& file,
                                    storage::BackupOptions options = {}) {
  options.program = "1.2.3";
  return demand(storage::backUp({url}, file, options));
}

inline std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace vedette::test
