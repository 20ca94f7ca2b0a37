#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "vedette/domain/events/profile/source_profile.hpp"
#include "vedette/result.hpp"

namespace vedette::json {

// Reads events as their source writes them: JSON objects that become the attributes, while a profile tells
// the rest.
// `_ls_category`, `_ls_product` and `_ls_service` in one tell its log source and are no content. Refuses what
// every reader here refuses, and names it.
class RawEventReader {
 public:
  RawEventReader(const SourceProfile&, RawOrigin);  // the profile outlives it
  ~RawEventReader();

  Result<NewEvent> read(std::string_view json);

  // Of the events read, those whose profile found no time in them.
  std::uint64_t withoutTime() const { return withoutTime_; }

 private:
  struct Reading;
  const SourceProfile& profile_;
  RawOrigin origin_;
  std::unique_ptr<Reading> reading_;
  std::uint64_t withoutTime_ = 0;
};

}  // namespace vedette::json
