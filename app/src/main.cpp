#include <unistd.h>

#include <iostream>

#include "service/process/process.hpp"
#include "vedette/app/command_line.hpp"

namespace {

vedette::app::Variables environmentOfProcess() {
  vedette::app::Variables variables;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    variables.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

}  // namespace

int main(int argc, char** argv) {
  vedette::app::prepareProcess();
  vedette::app::Console console{std::cin, std::cout, std::cerr, isatty(STDIN_FILENO) == 1};
  try {
    return vedette::app::runCommandLine({argv + 1, argv + argc}, environmentOfProcess(), console);
  } catch (const std::exception& problem) {
    std::cerr << "vedette: " << problem.what() << "\n";
    return vedette::app::exit_status::failed;
  }
}
