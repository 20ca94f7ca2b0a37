#include "vedette/usecases/authenticate.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

#include "vedette/usecases/manage_roles.hpp"

namespace vedette {
namespace {

constexpr std::size_t rememberedAtMost = 10'000;

Authentication refused(Refusal refusal) { return {std::nullopt, refusal}; }

Authentication judge(const Standing& standing) {
  if (!standing.active) return refused(Refusal::InactiveUser);
  if (standing.sessionRevoked) return refused(Refusal::BadToken);
  return {standing.principal};
}

Authentication judgeWithoutStore(const Standing& standing) {
  Authentication judged = judge(standing);
  if (!judged.principal) return judged;
  if (!judged.principal->may(Permission::EventsWrite)) return refused(Refusal::StoreAway);
  judged.principal->permissions = {Permission::EventsWrite};
  judged.withoutStore = true;
  return judged;
}

// As it was read when the token was issued. What a role allows is known here of the built-in ones alone.
Standing standingAtIssue(const Claims& claims) {
  Standing standing{{claims.userId, claims.username, claims.role, {}, claims.session}, true, false};
  for (const Role& role : builtInRoles())
    if (role.name == claims.role) standing.principal.permissions = role.permissions;
  return standing;
}

}  // namespace

// Standings by access token, each with the elapsed time until which it is believed. A token that is found
// here was verified letter by letter, so it is not verified again.
struct Authenticate::Memory {
  // Of the signature's end alone: tokens that were verified differ there, and nobody can choose it.
  struct Hash {
    using is_transparent = void;
    static constexpr std::size_t length = 24;
    std::size_t operator()(std::string_view token) const {
      return std::hash<std::string_view>{}(token.substr(token.size() - std::min(token.size(), length)));
    }
  };
  struct Entry {
    Standing standing;
    std::chrono::microseconds readAt;
    std::chrono::microseconds until;
    bool withoutStore = false;

    Authentication judged() const { return withoutStore ? judgeWithoutStore(standing) : judge(standing); }
  };
  std::mutex mutex;
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries;
  Timestamp forgottenAt{Timestamp::min()};

  Entry& remember(std::string_view token, Entry entry) {
    if (entries.size() >= rememberedAtMost) entries.clear();
    return entries[std::string(token)] = std::move(entry);
  }
};

namespace {

Result<Standing> readStanding(const Stores& stores, const Claims& claims) {
  auto user = stores.users.find(claims.userId);
  if (!user) return std::move(user).error();
  auto session = stores.sessions.find(claims.session);
  if (!session && session.error().kind != ErrorKind::NotFound) return std::move(session).error();
  auto role = findRole(stores, user->role);
  if (!role && role.error().kind != ErrorKind::NotFound) return std::move(role).error();
  Standing standing;
  standing.active = user->active;
  standing.sessionRevoked = !session || session->revokedAt || session->userId != user->id;
  standing.principal = {user->id, user->username, user->role, role ? role->permissions : PermissionSet{},
                        claims.session};
  return standing;
}

}  // namespace

Authenticate::Authenticate(const Storage& storage, const Tokens& tokens, const Clock& clock,
                           std::chrono::seconds grace)
    : storage_(storage), tokens_(tokens), clock_(clock), grace_(grace), memory_(std::make_unique<Memory>()) {}

Authenticate::~Authenticate() = default;

std::optional<Authentication> Authenticate::recall(std::string_view token) const {
  const Timestamp now = clock_.now();
  {
    const std::lock_guard lock(memory_->mutex);
    const auto found = memory_->entries.find(token);
    if (found != memory_->entries.end() && found->second.until > clock_.elapsed()) {
      Authentication judged = found->second.judged();
      if (judged.refusal != Refusal::StoreAway) return judged;
    }
  }
  const TokenReading reading = tokens_.read(token, TokenType::Access, now);
  if (reading.problem == TokenProblem::WrongType) return refused(Refusal::WrongTokenType);
  if (reading.problem) return refused(Refusal::BadToken);
  return std::nullopt;
}

Authentication Authenticate::operator()(std::string_view token) const {
  if (auto remembered = recall(token); remembered && !remembered->withoutStore) return *std::move(remembered);
  const Timestamp now = clock_.now();
  const TokenReading reading = tokens_.read(token, TokenType::Access, now);
  if (reading.problem) return refused(Refusal::BadToken);
  auto standing =
      storage_.reading([&](const Stores& stores) { return readStanding(stores, reading.claims); });
  if (!standing) {
    if (standing.error().kind == ErrorKind::NotFound) return refused(Refusal::UnknownUser);
    return standing.error().cause == Cause::StoreAway ? fromMemory(token, reading.claims, now)
                                                      : refused(Refusal::StoreBusy);
  }
  const std::chrono::microseconds believed =
      std::min<std::chrono::microseconds>(memory, reading.claims.expiresAt - now);
  const std::chrono::microseconds readAt = clock_.elapsed();
  const std::lock_guard lock(memory_->mutex);
  return memory_->remember(token, {*std::move(standing), readAt, readAt + believed}).judged();
}

Authentication Authenticate::fromMemory(std::string_view token, const Claims& claims, Timestamp now) const {
  const std::chrono::microseconds elapsed = clock_.elapsed();
  const std::lock_guard lock(memory_->mutex);
  const auto found = memory_->entries.find(token);
  if (found == memory_->entries.end() && claims.issuedAt <= memory_->forgottenAt)
    return refused(Refusal::StoreAway);
  Memory::Entry entry = found == memory_->entries.end()
                            ? Memory::Entry{standingAtIssue(claims), elapsed - (now - claims.issuedAt), {}}
                            : found->second;
  const auto end =
      std::min<std::chrono::microseconds>(entry.readAt + grace_, elapsed + (claims.expiresAt - now));
  if (elapsed >= end) return refused(Refusal::StoreAway);
  entry.until = std::min<std::chrono::microseconds>(elapsed + memory, end);
  entry.withoutStore = true;
  return memory_->remember(token, std::move(entry)).judged();
}

void Authenticate::forget() const {
  const std::lock_guard lock(memory_->mutex);
  memory_->entries.clear();
  memory_->forgottenAt = clock_.now();
}

}  // namespace vedette
