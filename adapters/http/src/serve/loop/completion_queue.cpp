#include "serve/loop/completion_queue.hpp"

#include <boost/asio/post.hpp>

namespace vedette::http {

void CompletionQueue::push(std::weak_ptr<Waiter> waiter, std::uint64_t ticket, Wake what) {
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  items_.push_back({std::move(waiter), ticket, what});
  if (items_.size() == 1) asio::post(loop_, [self = shared_from_this()] { self->deliver(); });
}

void CompletionQueue::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  items_.clear();
}

void CompletionQueue::deliver() {
  {
    const std::lock_guard lock(mutex_);
    delivering_.swap(items_);
  }
  for (Item& item : delivering_)
    if (const std::shared_ptr<Waiter> waiter = item.waiter.lock()) waiter->wake(item.ticket, item.what);
  delivering_.clear();
}

}  // namespace vedette::http
