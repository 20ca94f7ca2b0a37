#include "password_input.hpp"

#include <termios.h>
#include <unistd.h>

#include <istream>
#include <ostream>

namespace vedette::app {
namespace {

// Turns the echo of the terminal off while it lives.
class SilentTerminal {
 public:
  SilentTerminal() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    changed_ = true;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~SilentTerminal() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

Result<std::string> readLine(Console& console) {
  std::string line;
  if (!std::getline(console.in, line)) return invalid("No password came in.");
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

Result<std::string> ask(Console& console, const char* prompt) {
  console.err << prompt << std::flush;
  auto line = readLine(console);
  console.err << "\n";
  return line;
}

Result<std::string> askTwice(Console& console) {
  const SilentTerminal silent;
  auto first = ask(console, "Password: ");
  if (!first) return first;
  const auto again = ask(console, "The same again: ");
  if (!again) return again;
  if (*first != *again) return invalid("The two passwords differ.");
  return first;
}

}  // namespace

void addPasswordFlags(CLI::App& command, PasswordChoice& choice) {
  auto* fromStdin = command.add_flag("--password-stdin", choice.fromStdin,
                                     "Read the password from the first line of standard input.");
  command
      .add_flag("--password-generate", choice.generate,
                "Make a random password; it is the only thing printed on standard output.")
      ->excludes(fromStdin);
}

Result<NewPassword> obtainPassword(const PasswordChoice& choice, Console& console,
                                   const Randomness& randomness) {
  if (choice.generate) return NewPassword{randomness.hex(16), true};
  if (!choice.fromStdin && !console.interactive) {
    return invalid("Say where the password comes from: --password-stdin or --password-generate.");
  }
  auto typed = console.interactive ? askTwice(console) : readLine(console);
  if (!typed) return std::move(typed).error();
  return NewPassword{*std::move(typed)};
}

}  // namespace vedette::app
