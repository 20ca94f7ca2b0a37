#include "vedette/usecases/manage_users.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"
#include "vedette/usecases/manage_roles.hpp"

namespace vedette {
namespace {

FieldError required(const char* field) { return {field, Violation::Required, "This field is required.", ""}; }

FieldError unknownRole(const std::string& role) {
  return {"role", Violation::NotAChoice, "Must be the name of a role.",
          isStorableText(role) ? std::string(beginningOf(role, 64)) : ""};
}

Result<void> checkRole(const Stores& stores, const std::optional<std::string>& role) {
  if (!role) return {};
  auto found = findRole(stores, *role);
  if (found) return {};
  if (found.error().kind != ErrorKind::NotFound) return std::move(found).error();
  return invalid(std::vector<FieldError>{unknownRole(*role)});
}

Error takenName() {
  return invalid(std::vector<FieldError>{
      {"username", Violation::Taken, "A user with that username already exists.", ""}});
}

Result<void> checkName(const Stores& stores, const std::optional<std::string>& name) {
  if (!name) return {};
  auto holder = stores.users.findByName(*name);
  if (holder) return takenName();
  if (holder.error().kind != ErrorKind::NotFound) return std::move(holder).error();
  return {};
}

bool isAmong(const std::vector<FieldError>& problems, std::string_view field) {
  return std::any_of(problems.begin(), problems.end(),
                     [&](const FieldError& problem) { return problem.field == field; });
}

// What is Invalid joins the problems; any other Error stays one.
Result<void> gather(std::vector<FieldError>& problems, Result<void> checked) {
  if (checked || checked.error().kind != ErrorKind::Invalid) return checked;
  for (const FieldError& problem : checked.error().fields) problems.push_back(problem);
  return {};
}

void assign(User& user, const UserDraft& draft) {
  if (draft.email) user.email = *draft.email;
  if (draft.firstName) user.firstName = *draft.firstName;
  if (draft.lastName) user.lastName = *draft.lastName;
  if (draft.role) user.role = *draft.role;
  if (draft.active) user.active = *draft.active;
}

bool isActiveAdmin(const User& user) { return user.active && user.role == adminRole; }

Result<void> keepAnAdmin(const Stores& stores, const User& leaving) {
  if (!isActiveAdmin(leaving)) return {};
  auto admins = stores.users.countActive(adminRole);
  if (!admins) return std::move(admins).error();
  if (*admins > 1) return {};
  return conflict("\"" + leaving.username +
                  "\" is the last active admin, who can be neither deleted, disabled nor demoted.");
}

std::string detailOf(const User& user, bool newPassword) {
  std::string detail = "{\"role\":\"" + user.role + "\",\"is_active\":" + (user.active ? "true" : "false");
  if (newPassword) detail += ",\"password\":\"changed\"";
  return detail + '}';
}

}  // namespace

ManageUsers::ManageUsers(Storage& storage, const Passwords& passwords, const Clock& clock,
                         const Authenticate& authenticate)
    : storage_(storage), passwords_(passwords), clock_(clock), authenticate_(authenticate) {}

Result<User> ManageUsers::me(const Principal& principal) const {
  return storage_.reading([&](const Stores& stores) { return stores.users.find(principal.userId); });
}

Result<Page<User>> ManageUsers::list(const Principal& principal, const PageRequest& page) const {
  if (auto allowed = principal.require(Permission::UsersManage); !allowed) return std::move(allowed).error();
  return storage_.reading([&](const Stores& stores) { return stores.users.list(page); });
}

Result<User> ManageUsers::find(const Principal& principal, std::string_view username) const {
  if (auto allowed = principal.require(Permission::UsersManage); !allowed) return std::move(allowed).error();
  return storage_.reading([&](const Stores& stores) { return stores.users.findByName(username); });
}

Result<User> ManageUsers::find(const Principal& principal, UserId id) const {
  if (auto allowed = principal.require(Permission::UsersManage); !allowed) return std::move(allowed).error();
  return storage_.reading([&](const Stores& stores) { return stores.users.find(id); });
}

Result<std::vector<FieldError>> ManageUsers::check(const Principal& principal, const UserDraft& draft) const {
  if (auto allowed = principal.require(Permission::UsersManage); !allowed) return std::move(allowed).error();
  return storage_.reading([&](const Stores& stores) -> Result<std::vector<FieldError>> {
    std::vector<FieldError> problems = checkUser(draft);
    if (!isAmong(problems, "username"))
      if (auto looked = gather(problems, checkName(stores, draft.username)); !looked)
        return std::move(looked).error();
    if (auto looked = gather(problems, checkRole(stores, draft.role)); !looked)
      return std::move(looked).error();
    return problems;
  });
}

Result<User> ManageUsers::add(const Principal& principal, const UserDraft& draft) {
  auto problems = check(principal, draft);
  if (!problems) return std::move(problems).error();
  if (!draft.username) problems->push_back(required("username"));
  if (!draft.password) problems->push_back(required("password"));
  if (!problems->empty()) return invalid(*std::move(problems));

  auto hash = passwords_.hash(*draft.password);
  if (!hash) return std::move(hash).error();
  User user;
  user.username = *draft.username;
  user.role = defaultRole;
  assign(user, draft);
  user.passwordHash = *std::move(hash);
  user.createdAt = clock_.now();
  return storage_.atomically([&](Stores& stores) -> Result<User> {
    if (auto known = checkRole(stores, draft.role); !known) return std::move(known).error();
    auto added = stores.users.add(user);
    if (!added && added.error().kind == ErrorKind::Conflict) return takenName();
    if (!added) return added;
    const AuditEntry entry{user.createdAt, principal.username, "user.create", "user:" + user.username,
                           detailOf(user, false)};
    if (auto recorded = stores.audit.append(entry); !recorded) return std::move(recorded).error();
    return added;
  });
}

Result<User> ManageUsers::change(const Principal& principal, UserId id, const UserDraft& draft) {
  UserDraft renamesNobody = draft;
  renamesNobody.username.reset();
  auto problems = check(principal, renamesNobody);
  if (!problems) return std::move(problems).error();
  if (!problems->empty()) return invalid(*std::move(problems));
  std::string newHash;
  if (draft.password) {
    auto hash = passwords_.hash(*draft.password);
    if (!hash) return std::move(hash).error();
    newHash = *std::move(hash);
  }
  auto changed = storage_.atomically([&](Stores& stores) -> Result<User> {
    auto user = stores.users.find(id);
    if (!user) return user;
    if (auto known = checkRole(stores, draft.role); !known) return std::move(known).error();
    const User before = *user;
    assign(*user, draft);
    if (!newHash.empty()) user->passwordHash = newHash;
    if (!isActiveAdmin(*user))
      if (auto kept = keepAnAdmin(stores, before); !kept) return std::move(kept).error();
    if (auto updated = stores.users.update(*user); !updated) return std::move(updated).error();
    if (!newHash.empty() || (before.active && !user->active))
      if (auto ended = stores.sessions.revokeAllOf(id, clock_.now()); !ended) return std::move(ended).error();
    const AuditEntry entry{clock_.now(), principal.username, "user.change", "user:" + user->username,
                           detailOf(*user, !newHash.empty())};
    if (auto recorded = stores.audit.append(entry); !recorded) return std::move(recorded).error();
    return user;
  });
  authenticate_.forget();
  return changed;
}

Result<void> ManageUsers::remove(const Principal& principal, UserId id) {
  if (auto allowed = principal.require(Permission::UsersManage); !allowed) return allowed;
  if (principal.userId == id) return conflict("Nobody can delete their own account.");
  auto removed = storage_.atomically([&](Stores& stores) -> Result<void> {
    auto user = stores.users.find(id);
    if (!user) return std::move(user).error();
    if (auto kept = keepAnAdmin(stores, *user); !kept) return kept;
    if (auto gone = stores.users.remove(id); !gone) return gone;
    return stores.audit.append(
        {clock_.now(), principal.username, "user.delete", "user:" + user->username, detailOf(*user, false)});
  });
  authenticate_.forget();
  return removed;
}

}  // namespace vedette
