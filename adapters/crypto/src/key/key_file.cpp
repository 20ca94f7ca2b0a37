#include "vedette/crypto/key_file.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <set>

#include "key/file_descriptor.hpp"
#include "key/hex.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::crypto {
namespace {

using Path = std::filesystem::path;

// Text that is wiped when it goes.
struct Secret {
  std::string text;
  ~Secret() { OPENSSL_cleanse(text.data(), text.size()); }
};

Error failed(const Path& path, const char* what, int number) {
  return unavailable("Cannot " + std::string(what) + " the key file " + path.string() + ": " +
                     std::strerror(number) + ".");
}

Error malformed(const Path& path) {
  return invalid("The key file " + path.string() +
                 " must hold 64 hexadecimal digits: 32 random bytes, as from 'openssl rand -hex 32'.");
}

Result<void> checkPrivate(const Path& path, const FileDescriptor& file) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failed(path, "examine", errno);
  if (!S_ISREG(status.st_mode)) return invalid("The key file " + path.string() + " must be a regular file.");
  if ((status.st_mode & 077) == 0) return {};
  return invalid("The key file " + path.string() +
                 " is open to other accounts; only its owner may have access: chmod 600 it.");
}

// A key that somebody typed, such as all zeros. 32 random bytes have fewer than 12 different ones about
// never.
bool looksRandom(const SigningKey::Bytes& bytes) {
  return std::set<unsigned char>(bytes.begin(), bytes.end()).size() >= 12;
}

Result<SigningKey> load(const Path& path, const FileDescriptor& file) {
  if (auto good = checkPrivate(path, file); !good) return std::move(good).error();
  Secret content{std::string(256, '\0')};
  const ssize_t size = ::read(file.get(), content.text.data(), content.text.size());
  if (size < 0) return failed(path, "read", errno);
  SigningKey::Bytes bytes;
  const std::string_view digits =
      trimmed(std::string_view(content.text).substr(0, static_cast<std::size_t>(size)));
  const bool good = fromHex(digits, bytes) && looksRandom(bytes);
  Result<SigningKey> key = good ? Result<SigningKey>(SigningKey(bytes)) : malformed(path);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

Result<void> syncFolder(const Path& path) {
  const Path folder = path.has_parent_path() ? path.parent_path() : ".";
  const FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.open() || ::fsync(opened.get()) != 0) return failed(path, "make durable", errno);
  return {};
}

// Under a name of its own first, and whole on the disk, so that nobody ever reads half a key at `path`.
Result<void> store(const Path& path, const SigningKey& key) {
  std::string draft = path.string() + ".XXXXXX";
  const FileDescriptor file(::mkostemp(draft.data(), O_CLOEXEC));  // O_CREAT | O_EXCL, mode 0600
  if (!file.open()) return failed(path, "create", errno);
  const auto* bytes = reinterpret_cast<const unsigned char*>(key.bytes().data());
  const Secret content{toHex({bytes, SigningKey::size}) + '\n'};
  const bool written = ::write(file.get(), content.text.data(), content.text.size()) ==
                           static_cast<ssize_t>(content.text.size()) &&
                       ::fsync(file.get()) == 0;
  const bool named = written && (::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
  const int number = errno;
  ::unlink(draft.c_str());
  if (!named) return failed(path, "write", number);
  return syncFolder(path);
}

}  // namespace

Result<SigningKey> loadOrCreateKey(const Path& path) {
  {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.open()) return load(path, file);
    if (errno != ENOENT) return failed(path, "open", errno);
  }
  if (auto stored = store(path, SigningKey::random()); !stored) return std::move(stored).error();
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) return failed(path, "open", errno);
  return load(path, file);
}

}  // namespace vedette::crypto
