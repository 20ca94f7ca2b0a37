#pragma once

#include "vedette/domain/events/profile/source_profile.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

// A profile of data/source_profiles.yml. Throws Refused.
SourceProfile readProfile(const std::string& name, const Node&);

}  // namespace vedette::sigma
