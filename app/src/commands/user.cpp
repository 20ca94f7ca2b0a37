#include <fmt/format.h>

#include <ostream>

#include "password_input.hpp"
#include "user_table.hpp"

namespace vedette::app {
namespace {

struct UserArguments {
  std::string name;
  std::string role;
  std::optional<std::string> email;
  PasswordChoice password;
};

const Principal& operatorOfMachine() {
  static const Principal principal = Principal::system();
  return principal;
}

int finish(Console& console, const Result<User>& user, std::string_view deed) {
  if (!user) return report(console, user.error());
  console.err << fmt::format("{} {} ({})\n", deed, user->username, user->role);
  return exit_status::ok;
}

// Gives the account `draft` with a password, new or not, to `store`.
int withPassword(Installation& installation, Console& console, const UserArguments& arguments,
                 UserDraft draft, std::string_view deed,
                 const std::function<Result<User>(const UserDraft&)>& store) {
  auto password = obtainPassword(arguments.password, console, installation.randomness());
  if (!password) return report(console, password.error(), exit_status::usage);
  draft.password = password->text;
  const auto stored = store(draft);
  if (stored && password->generated) console.out << password->text << "\n";
  return finish(console, stored, deed);
}

int add(Installation& installation, Console& console, const UserArguments& arguments) {
  const UserDraft draft{.username = arguments.name, .email = arguments.email, .role = arguments.role};
  return withPassword(installation, console, arguments, draft, "added", [&](const UserDraft& whole) {
    return installation.core().users.add(operatorOfMachine(), whole);
  });
}

Result<User> change(Installation& installation, const std::string& name, const UserDraft& draft) {
  auto& users = installation.core().users;
  auto user = users.find(operatorOfMachine(), name);
  if (!user) return user;
  return users.change(operatorOfMachine(), user->id, draft);
}

int setPassword(Installation& installation, Console& console, const UserArguments& arguments) {
  return withPassword(installation, console, arguments, {}, "new password for",
                      [&](const UserDraft& draft) { return change(installation, arguments.name, draft); });
}

int setRole(Installation& installation, Console& console, const UserArguments& arguments) {
  return finish(console, change(installation, arguments.name, {.role = arguments.role}), "changed");
}

int list(Installation& installation, Console& console, const UserArguments&) {
  PageRequest page{.limit = 200};
  std::vector<User> all;
  do {
    auto users = installation.core().users.list(operatorOfMachine(), page);
    if (!users) return report(console, users.error());
    std::move(users->items.begin(), users->items.end(), std::back_inserter(all));
    page.cursor = users->next;
  } while (!page.cursor.empty());
  console.out << userTable(all);
  return exit_status::ok;
}

using UserWork = std::function<int(Installation&, Console&, const UserArguments&)>;

// A subcommand for the account NAME.
CLI::App& addUserCommand(CLI::App& user, Invocation& invocation,
                         const std::shared_ptr<UserArguments>& arguments, const char* name,
                         const char* description, UserWork work) {
  auto& command = addCommand(user, invocation, name, description, [=, &invocation] {
    return withInstallation(invocation, [&](Installation& installation) {
      return work(installation, invocation.console, *arguments);
    });
  });
  addSettingFlags(command, invocation, {"data_dir", "database"});
  return command;
}

UserWork changing(UserDraft draft, const char* deed) {
  return [=](Installation& installation, Console& console, const UserArguments& arguments) {
    return finish(console, change(installation, arguments.name, draft), deed);
  };
}

void addName(CLI::App& command, UserArguments& arguments) {
  command.add_option("NAME", arguments.name, "The account's user name.")->required();
}

}  // namespace

void addUser(CLI::App& program, Invocation& invocation) {
  auto& user = *program.add_subcommand("user", "Manage accounts.");
  user.require_subcommand(1);
  user.footer("Works on the database itself, also beside a running server, which notices within a second.");
  const auto arguments = std::make_shared<UserArguments>();
  const auto command = [&](const char* name, const char* description, UserWork work) -> CLI::App& {
    return addUserCommand(user, invocation, arguments, name, description, std::move(work));
  };

  auto& adding = command("add", "Make an account.", add);
  addName(adding, *arguments);
  adding.add_option("--role", arguments->role, "Its role; `vedette role list` shows them.")->required();
  adding.add_option("--email", arguments->email, "Its email address.");
  addPasswordFlags(adding, arguments->password);

  command("list", "Print the accounts.", list);

  auto& passing = command("passwd", "Set an account's password, and end its sessions.", setPassword);
  addName(passing, *arguments);
  addPasswordFlags(passing, arguments->password);

  addName(command("disable", "Disable an account, and end its sessions.",
                  changing({.active = false}, "disabled")),
          *arguments);
  addName(command("enable", "Enable an account again.", changing({.active = true}, "enabled")), *arguments);

  auto& promoting = command("role", "Give an account another role.", setRole);
  addName(promoting, *arguments);
  promoting.add_option("ROLE", arguments->role, "Its new role.")->required();
}

}  // namespace vedette::app
