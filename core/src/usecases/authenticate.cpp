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

}  // namespace

// Standings by access token, each with the time until which it is believed. A token that is found here was
// verified letter by letter, so it is not verified again.
struct Authenticate::Memory {
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Entry {
    Standing standing;
    Timestamp until;
  };
  std::mutex mutex;
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries;
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

Authenticate::Authenticate(const Storage& storage, const Tokens& tokens, const Clock& clock)
    : storage_(storage), tokens_(tokens), clock_(clock), memory_(std::make_unique<Memory>()) {}

Authenticate::~Authenticate() = default;

std::optional<Authentication> Authenticate::recall(std::string_view token) const {
  const Timestamp now = clock_.now();
  {
    const std::lock_guard lock(memory_->mutex);
    const auto found = memory_->entries.find(token);
    if (found != memory_->entries.end() && found->second.until > now) return judge(found->second.standing);
  }
  const TokenReading reading = tokens_.read(token, TokenType::Access, now);
  if (reading.problem == TokenProblem::WrongType) return refused(Refusal::WrongTokenType);
  if (reading.problem) return refused(Refusal::BadToken);
  return std::nullopt;
}

Authentication Authenticate::operator()(std::string_view token) const {
  if (auto remembered = recall(token)) return *std::move(remembered);
  const Timestamp now = clock_.now();
  const TokenReading reading = tokens_.read(token, TokenType::Access, now);
  if (reading.problem) return refused(Refusal::BadToken);
  auto standing =
      storage_.reading([&](const Stores& stores) { return readStanding(stores, reading.claims); });
  if (!standing)
    return refused(standing.error().kind == ErrorKind::NotFound ? Refusal::UnknownUser : Refusal::StoreAway);
  const std::lock_guard lock(memory_->mutex);
  if (memory_->entries.size() >= rememberedAtMost) memory_->entries.clear();
  memory_->entries[std::string(token)] = {*standing, std::min(now + memory, reading.claims.expiresAt)};
  return judge(*standing);
}

void Authenticate::forget() const {
  const std::lock_guard lock(memory_->mutex);
  memory_->entries.clear();
}

}  // namespace vedette
