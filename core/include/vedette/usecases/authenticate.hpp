#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

#include "vedette/domain/identity/principal.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/ports/tokens.hpp"

namespace vedette {

// Why a bearer is not let in. The foreign APIs tell these apart; ours answers them alike.
enum class Refusal {
  NoCredentials,
  BadToken,
  WrongTokenType,
  UnknownUser,
  InactiveUser,
  StoreBusy,
  StoreAway,
};

struct Authentication {
  std::optional<Principal> principal = {};
  Refusal refusal = Refusal::NoCredentials;  // when there is no principal
  bool withoutStore = false;  // the principal is an earlier reading: it may send events and nothing else
};

// From an access token to the principal that its bearer is now. Role, account and session are read from the
// store and remembered for `memory`: that bounds how long a role change, a disabled account or a sign-out may
// go unnoticed.
//
// While the store is away the last reading goes on to count for `grace`, for sending events alone. Who was
// not seen by this process yet is what the token says: it was issued upon a reading. But for those that were
// issued before forget(): what changed then is not known any more.
class Authenticate {
 public:
  static constexpr std::chrono::milliseconds memory{500};

  Authenticate(const Storage&, const Tokens&, const Clock&, std::chrono::seconds grace = {});
  ~Authenticate();

  // Never waits: nothing when the store must be asked. A reading made without the store is good for sending
  // events; for anything else ask again, since the store may be back.
  std::optional<Authentication> recall(std::string_view token) const;

  // May read the store.
  Authentication operator()(std::string_view token) const;

  // Makes this process forget what it remembers of a session or of everybody: call after a change.
  void forget() const;

 private:
  struct Memory;
  Authentication fromMemory(std::string_view token, const Claims&, Timestamp now) const;

  const Storage& storage_;
  const Tokens& tokens_;
  const Clock& clock_;
  const std::chrono::seconds grace_;
  std::unique_ptr<Memory> memory_;
};

}  // namespace vedette
