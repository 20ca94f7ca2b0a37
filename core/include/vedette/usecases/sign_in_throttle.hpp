#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vedette {

// Slows the guessing of passwords down. Failed sign-ins are counted for an account from one address, for an
// account from anywhere and for an address; beyond its limit each further failure doubles the wait, from a
// second to a quarter of an hour. An address that has signed in to an account is not made to wait for what
// others do to that account. Counts are forgotten after an hour of quiet behind the last wait, and with the
// process. `now` is a clock's elapsed time: to set the time of day neither ends a wait nor prolongs one.
class SignInThrottle {
 public:
  static constexpr unsigned perAccountAndAddress = 10;
  static constexpr unsigned perAccount = 100;
  static constexpr unsigned perAddress = 100;
  static constexpr std::chrono::seconds longestWait{900};
  static constexpr std::chrono::seconds forgottenAfter{3600};

  // How long this sign-in has to wait; nothing when it may be tried now.
  std::optional<std::chrono::seconds> wait(std::string_view account, std::string_view address,
                                           std::chrono::microseconds now) const;

  void failed(std::string_view account, std::string_view address, std::chrono::microseconds now);
  void succeeded(std::string_view account, std::string_view address, std::chrono::microseconds now);

 private:
  struct Count {
    unsigned failures = 0;
    std::chrono::microseconds lockedUntil = {};
    std::chrono::microseconds lastSeen = {};
    bool trusted = false;  // a sign-in has succeeded

    bool isForgotten(std::chrono::microseconds now) const;
  };
  std::chrono::seconds left(const std::string& key, std::chrono::microseconds now) const;
  void countFailure(const std::string& key, unsigned limit, std::chrono::microseconds now);
  void makeRoom(std::chrono::microseconds now);

  mutable std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace vedette
