#pragma once

#include <functional>
#include <utility>
#include <vector>

namespace vedette::memory {

// What takes the changes of the running transaction back, newest first.
class UndoLog {
 public:
  void push(std::function<void()> step) { steps_.push_back(std::move(step)); }

  void rollBack() {
    for (; !steps_.empty(); steps_.pop_back()) steps_.back()();
  }
  void forget() { steps_.clear(); }

 private:
  std::vector<std::function<void()>> steps_;
};

// Rolls back when it is left without commit(), by an exception too.
class Transaction {
 public:
  explicit Transaction(UndoLog& undo) : undo_(undo) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() { undo_.rollBack(); }

  void commit() { undo_.forget(); }

 private:
  UndoLog& undo_;
};

}  // namespace vedette::memory
