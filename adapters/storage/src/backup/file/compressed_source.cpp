#include "backup/file/compressed_source.hpp"

#include <zstd.h>

#include "backup/format/damage.hpp"

namespace vedette::storage::backup {
namespace {

constexpr int largestWindowLog = 23;  // 8 MiB of memory, whatever the file asks for

}  // namespace

struct CompressedSource::State {
  State() : context(ZSTD_createDCtx()) {
    if (!context) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, largestWindowLog);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ZSTD_freeDCtx(context); }
  ZSTD_DCtx* context;
};

CompressedSource::CompressedSource(DigestedFile& file) : file_(file), state_(std::make_unique<State>()) {}

CompressedSource::~CompressedSource() = default;

std::size_t CompressedSource::read(std::span<char> into) {
  while (!ended_) {
    const std::string_view packed = file_.peek();
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    const std::size_t left = ZSTD_decompressStream(state_->context, &out, &in);
    if (ZSTD_isError(left)) throw changed();
    file_.take(in.pos);
    ended_ = left == 0;
    if (out.pos > 0) return out.pos;
    if (packed.empty() && !ended_) throw cutOff(file_.taken());
  }
  return 0;
}

}  // namespace vedette::storage::backup
