#include "backup/file/compressed_sink.hpp"

#include <zstd.h>

#include <stdexcept>

namespace vedette::storage::backup {
namespace {

std::size_t demand(std::size_t result) {
  if (ZSTD_isError(result)) throw std::runtime_error("zstd failed");
  return result;
}

}  // namespace

struct CompressedSink::State {
  State() : context(ZSTD_createCCtx()) {
    if (!context) throw std::bad_alloc();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ZSTD_freeCCtx(context); }
  ZSTD_CCtx* context;
};

CompressedSink::CompressedSink(ByteSink& file)
    : file_(file), state_(std::make_unique<State>()), packed_(ZSTD_CStreamOutSize()) {}

CompressedSink::~CompressedSink() = default;

void CompressedSink::write(std::string_view bytes) {
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  while (in.pos < in.size) {
    ZSTD_outBuffer out{packed_.data(), packed_.size(), 0};
    demand(ZSTD_compressStream2(state_->context, &out, &in, ZSTD_e_continue));
    file_.write({packed_.data(), out.pos});
  }
}

void CompressedSink::finish() {
  ZSTD_inBuffer nothing{nullptr, 0, 0};
  for (std::size_t left = 1; left > 0;) {
    ZSTD_outBuffer out{packed_.data(), packed_.size(), 0};
    left = demand(ZSTD_compressStream2(state_->context, &out, &nothing, ZSTD_e_end));
    file_.write({packed_.data(), out.pos});
  }
}

}  // namespace vedette::storage::backup
