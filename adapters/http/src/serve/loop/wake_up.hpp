#pragma once

#include <optional>
#include <utility>

#include "serve/loop/task.hpp"

namespace vedette::http {

// Suspends one coroutine until somebody on the same loop fires. A wake-up may be spurious: wait in a loop
// over what is waited for.
class WakeUp {
 public:
  Task<void> wait() {
    auto keep = [this](Resume resume) { resume_.emplace(std::move(resume)); };
    return asio::async_initiate<const UseTask, void()>(std::move(keep), token_);
  }

  void fire() {
    if (!resume_) return;
    Resume resume = std::move(*resume_);
    resume_.reset();
    std::move(resume)();
  }

 private:
  using Resume = asio::async_result<UseTask, void()>::handler_type;

  std::optional<Resume> resume_;
  UseTask token_{};
};

}  // namespace vedette::http
