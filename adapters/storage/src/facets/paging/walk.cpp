#include "facets/paging/walk.hpp"

#include <algorithm>
#include <utility>

namespace vedette::storage {
namespace {

constexpr std::size_t smallestPiece = 4;
constexpr std::size_t largestPiece = 2'048;

}  // namespace

Walk::Walk(Connection& connection, const FacetTable& table, KeyRange range, std::vector<Group> groups,
           std::size_t wanted)
    : connection_(connection), table_(table), range_(range), groups_(std::move(groups)), wanted_(wanted) {}

std::optional<Walk::Step> Walk::next() {
  const auto later = [this](const Arm* a, const Arm* b) { return comesLater(a, b); };
  if (spent_) readOn(std::exchange(spent_, nullptr));
  while (heap_.empty())
    if (!enterGroup()) return std::nullopt;
  std::pop_heap(heap_.begin(), heap_.end(), later);
  Arm* arm = heap_.back();
  const Step step{arm->front(), arm->facet};
  heap_.pop_back();
  ++arm->next;
  if (!arm->drained()) {
    heap_.push_back(arm);
    std::push_heap(heap_.begin(), heap_.end(), later);
  } else if (!arm->ended) {
    spent_ = arm;
  }
  return step;
}

void Walk::readOn(Arm* arm) {
  std::vector<Arm*> one{arm};
  piece_ = std::min(piece_ * 2, largestPiece);
  refill(one, piece_);
  if (arm->drained()) return;
  heap_.push_back(arm);
  std::push_heap(heap_.begin(), heap_.end(), [this](const Arm* a, const Arm* b) { return comesLater(a, b); });
}

void Walk::skip(std::size_t count) {
  if (groups_.size() == 1 && groups_[0].arms.size() == 1) {
    groups_[0].arms[0].skip = count;
    return;
  }
  while (count > 0 && next()) --count;
}

bool Walk::enterGroup() {
  if (group_ == groups_.size()) return false;
  std::vector<Arm*> arms;
  for (Arm& arm : groups_[group_].arms) arms.push_back(&arm);
  ++group_;
  const std::size_t fair = arms.size() == 1 ? wanted_ : 2 * wanted_ / std::max<std::size_t>(arms.size(), 1);
  piece_ = std::clamp(fair, smallestPiece, largestPiece);
  refill(arms, piece_);
  for (Arm* arm : arms)
    if (!arm->drained()) heap_.push_back(arm);
  std::make_heap(heap_.begin(), heap_.end(), [this](const Arm* a, const Arm* b) { return comesLater(a, b); });
  return true;
}

void Walk::refill(std::vector<Arm*>& arms, std::size_t count) {
  for (Arm* arm : arms) {
    arm->keys.clear();
    arm->next = 0;
  }
  connection_.dialect().readKeys(connection_, table_, range_, arms, count);
  for (Arm* arm : arms) {
    arm->ended = arm->keys.size() < count;
    arm->skip = 0;
    if (!arm->keys.empty()) arm->place = arm->keys.back();
  }
}

bool Walk::comesLater(const Arm* a, const Arm* b) const {
  const Key &x = a->front(), &y = b->front();
  if (x.time != y.time) return range_.descending ? x.time < y.time : x.time > y.time;
  if (a->rank != b->rank) return a->rank > b->rank;
  return x.id < y.id;
}

}  // namespace vedette::storage
