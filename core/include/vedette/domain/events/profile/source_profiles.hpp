#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/events/profile/source_profile.hpp"

namespace vedette {

// All profiles of an installation, each under its name. One named "generic" is always there.
class SourceProfiles {
 public:
  SourceProfiles() : profiles_(1) {}

  // In place of the one of that name, if there is one.
  void put(SourceProfile);

  const SourceProfile* find(std::string_view name) const;

  // The one for a log source: of those chosen by it the one that states most, and of several such the last.
  // Else the generic one.
  const SourceProfile& choose(const LogSource&) const;

  const std::vector<SourceProfile>& all() const { return profiles_; }

 private:
  std::vector<SourceProfile> profiles_;
};

}  // namespace vedette
