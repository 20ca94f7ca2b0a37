#pragma once

#include <string>

#include "outcome.hpp"

namespace vedette::app {

// How a command gets a new password: never from its arguments, which every user of the machine can read.
struct PasswordChoice {
  bool fromStdin = false;
  bool generate = false;
};

void addPasswordFlags(CLI::App& command, PasswordChoice&);

struct NewPassword {
  std::string text;
  bool generated = false;
};

// The first line of standard input, a generated one, or what somebody types twice at the terminal.
Result<NewPassword> obtainPassword(const PasswordChoice&, Console&, const Randomness&);

}  // namespace vedette::app
