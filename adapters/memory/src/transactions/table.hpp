#pragma once

#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "transactions/undo_log.hpp"

namespace vedette::memory {

// Rows by key, in the order of the keys. Every change can be taken back through the undo log, at the cost of
// one copy of the row that it touched.
template <class Key, class Row>
class Table {
 public:
  using Rows = std::map<Key, Row, std::less<>>;

  explicit Table(UndoLog& undo) : undo_(undo) {}

  template <class Like>
  const Row* find(const Like& key) const {
    auto at = rows_.find(key);
    return at == rows_.end() ? nullptr : &at->second;
  }

  // Adds the row, or replaces the one with that key.
  void put(const Key& key, Row row) {
    auto [at, isNew] = rows_.try_emplace(key);
    if (isNew) {
      undo_.push([this, key] { rows_.erase(key); });
    } else {
      undo_.push([this, key, old = std::move(at->second)] { rows_.insert_or_assign(key, old); });
    }
    at->second = std::move(row);
  }

  void erase(const Key& key) {
    auto at = rows_.find(key);
    if (at == rows_.end()) return;
    undo_.push([this, key, old = std::move(at->second)] { rows_.insert_or_assign(key, old); });
    rows_.erase(at);
  }

  std::size_t size() const { return rows_.size(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }
  auto from(const Key& key) const { return rows_.lower_bound(key); }

 private:
  UndoLog& undo_;
  Rows rows_;
};

}  // namespace vedette::memory
