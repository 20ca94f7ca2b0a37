#pragma once

#include <memory>
#include <vector>

#include "backup/file/byte_stream.hpp"

namespace vedette::storage::backup {

// One zstd frame (RFC 8878).
class CompressedSink final : public ByteSink {
 public:
  explicit CompressedSink(ByteSink& file);
  ~CompressedSink() override;

  void write(std::string_view bytes) override;
  void finish();

 private:
  struct State;
  ByteSink& file_;
  std::unique_ptr<State> state_;
  std::vector<char> packed_;
};

}  // namespace vedette::storage::backup
