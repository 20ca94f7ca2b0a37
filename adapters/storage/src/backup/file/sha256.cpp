#include "backup/file/sha256.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace vedette::storage::backup {
namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL's SHA-256 failed");
}

}  // namespace

struct Sha256::State {
  Context context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  require(state_->context && EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::digest() const {
  const Context copy{EVP_MD_CTX_new()};
  std::string digest(size, '\0');
  require(copy && EVP_MD_CTX_copy_ex(copy.get(), state_->context.get()) == 1 &&
          EVP_DigestFinal_ex(copy.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1);
  return digest;
}

}  // namespace vedette::storage::backup
