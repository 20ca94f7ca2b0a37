#pragma once

#include <optional>
#include <vector>

#include "facets/paging/arm.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// Arms whose rows are merged by time.
struct Group {
  std::vector<Arm> arms;
  std::uint64_t rows = 0;  // all of them; 0: not known
};

// Walks the keys of groups of facets: group after group, within one by time, rank and id. It reads about as
// many keys as are taken from it, in pieces.
class Walk {
 public:
  struct Step {
    Key key;
    FacetId facet;
  };

  // `wanted` is about how many keys will be taken.
  Walk(Connection&, const FacetTable&, KeyRange, std::vector<Group>, std::size_t wanted);

  std::optional<Step> next();
  void skip(std::size_t count);

 private:
  bool enterGroup();
  void readOn(Arm* arm);
  void refill(std::vector<Arm*>& arms, std::size_t count);
  bool comesLater(const Arm* a, const Arm* b) const;

  Connection& connection_;
  const FacetTable& table_;
  KeyRange range_;
  std::vector<Group> groups_;
  std::size_t group_ = 0;  // the next one to enter
  std::size_t wanted_;
  std::size_t piece_ = 0;   // keys to read of an arm at a time
  std::vector<Arm*> heap_;  // of the group entered; the arm with the first key on top
  Arm* spent_ = nullptr;    // its piece is used up: read on only when one more key is asked for
};

}  // namespace vedette::storage
