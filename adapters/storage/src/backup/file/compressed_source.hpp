#pragma once

#include <memory>

#include "backup/file/byte_stream.hpp"
#include "backup/file/digested_file.hpp"

namespace vedette::storage::backup {

// The contents of one zstd frame; takes nothing of the file behind it.
class CompressedSource final : public ByteSource {
 public:
  explicit CompressedSource(DigestedFile& file);
  ~CompressedSource() override;

  std::size_t read(std::span<char> into) override;

 private:
  struct State;

  DigestedFile& file_;
  std::unique_ptr<State> state_;
  bool ended_ = false;
};

}  // namespace vedette::storage::backup
