#include "small_disk.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "fault.hpp"

namespace vedette::faults {

SmallDisk::SmallDisk(unsigned mebibytes) {
  if (::geteuid() != 0) throw CannotBeDone("only root may mount a small disk");
  std::string name = (std::filesystem::temp_directory_path() / "vedette-faults-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a folder");
  folder_ = name;
  const std::string options = "mode=0700,size=" + std::to_string(mebibytes) + "m";
  if (::mount("tmpfs", folder_.c_str(), "tmpfs", 0, options.c_str()) == 0) return;
  ::rmdir(folder_.c_str());
  throw CannotBeDone("a small disk cannot be mounted here");
}

SmallDisk::~SmallDisk() {
  ::umount2(folder_.c_str(), MNT_DETACH);
  ::rmdir(folder_.c_str());
}

void SmallDisk::fill() const {
  const int file = ::open((folder_ / "ballast").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  const std::vector<char> zeros(4096);
  while (::write(file, zeros.data(), zeros.size()) > 0) {
  }
  ::close(file);
}

void SmallDisk::empty() const { std::filesystem::remove(folder_ / "ballast"); }

}  // namespace vedette::faults
