#include "process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace vedette::e2e {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string contentOf(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environmentWith(const std::vector<std::string>& more) {
  std::vector<std::string> all = more;
  for (char** entry = environ; *entry; ++entry) {
    if (!std::string_view(*entry).starts_with("VEDETTE_")) all.emplace_back(*entry);
  }
  return all;
}

pid_t spawn(const Launch& launch, const fs::path& folder) {
  std::vector<std::string> arguments = launch.under;
  arguments.emplace_back(VEDETTE_PROGRAM);
  arguments.insert(arguments.end(), launch.arguments.begin(), launch.arguments.end());
  auto environment = environmentWith(launch.environment);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  constexpr int created = O_WRONLY | O_CREAT | O_APPEND;
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, (folder / "in").c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, (folder / "out").c_str(), created, 0600);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, (folder / "err").c_str(), created, 0600);
  pid_t id = 0;
  const int problem = posix_spawnp(&id, arguments.front().c_str(), &files, nullptr,
                                   pointersTo(arguments).data(), pointersTo(environment).data());
  posix_spawn_file_actions_destroy(&files);
  if (problem != 0) throw std::runtime_error("cannot start " + arguments.front());
  return id;
}

}  // namespace

Process::Process(const Launch& launch) {
  std::string name = (fs::temp_directory_path() / "vedette-e2e-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::runtime_error("cannot make a folder");
  folder_ = name;
  std::ofstream(folder_ / "in") << launch.input;
  id_ = spawn(launch, folder_);
}

Process::~Process() {
  if (!status_) {
    send(SIGKILL);
    wait();
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Process::out() const { return contentOf(folder_ / "out"); }
std::string Process::err() const { return contentOf(folder_ / "err"); }
void Process::send(int signal) const { ::kill(id_, signal); }

std::optional<int> Process::wait(std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  while (!status_) {
    int status = 0;
    if (::waitpid(id_, &status, WNOHANG) == id_) {
      status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    } else if (Clock::now() > deadline) {
      break;
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  return status_;
}

Finished run(const Launch& launch) {
  Process process(launch);
  const auto status = process.wait();
  if (!status) throw std::runtime_error("the program does not end");
  return {*status, process.out(), process.err()};
}

}  // namespace vedette::e2e
