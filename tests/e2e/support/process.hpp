#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vedette::e2e {

struct Launch {
  std::vector<std::string> arguments = {};
  std::string input = {};
  std::vector<std::string> environment = {};  // NAME=value, beside what this process has without VEDETTE_*
  std::vector<std::string> under = {};  // a program that becomes ours, such as strace -D, and its arguments
};

// A run of build/<x>/vedette whose input and output are files in a folder of its own. Killed when destroyed.
class Process {
 public:
  explicit Process(const Launch&);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  std::string out() const;
  std::string err() const;

  void send(int signal) const;

  // Its exit status, or minus the signal that ended it; nothing when it still runs after that time.
  std::optional<int> wait(std::chrono::milliseconds patience = std::chrono::seconds(60));

 private:
  std::filesystem::path folder_;
  pid_t id_ = 0;
  std::optional<int> status_;
};

struct Finished {
  int status;
  std::string out;
  std::string err;
};

// Runs the program to its end.
Finished run(const Launch&);

}  // namespace vedette::e2e
