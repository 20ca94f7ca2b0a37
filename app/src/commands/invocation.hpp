#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <string_view>

#include "vedette/app/command_line.hpp"

namespace vedette::app {

// What a command line asks for, filled while it is parsed.
struct Invocation {
  SettingSources sources;
  Console& console;
  std::function<int()> run = {};
};

// A subcommand that does `run` after the whole line was read.
CLI::App& addCommand(CLI::App& parent, Invocation&, std::string name, std::string description,
                     std::function<int()> run);

// --config and the flags of these settings, with the texts of the table.
void addSettingFlags(CLI::App& command, Invocation&, std::initializer_list<std::string_view> keys);

// The subcommands, a file each.
void addServe(CLI::App& program, Invocation&);
void addMigrate(CLI::App& program, Invocation&);
void addBackup(CLI::App& program, Invocation&);
void addRestore(CLI::App& program, Invocation&);
void addStats(CLI::App& program, Invocation&);
void addUser(CLI::App& program, Invocation&);
void addRole(CLI::App& program, Invocation&);
void addToken(CLI::App& program, Invocation&);
void addRules(CLI::App& program, Invocation&);
void addConfig(CLI::App& program, Invocation&);

}  // namespace vedette::app
