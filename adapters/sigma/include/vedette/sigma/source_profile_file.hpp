#pragma once

#include <filesystem>
#include <string_view>

#include "vedette/domain/events/profile/source_profiles.hpp"

namespace vedette::sigma {

// What data/source_profiles.yml tells of raw events, or a text of the same form: each of its profiles takes
// the place of the known one with its name. Invalid names the line.
Result<SourceProfiles> readSourceProfiles(std::string_view yaml, SourceProfiles known = {});

const SourceProfiles& shippedSourceProfiles();

// The shipped ones with those of a file. Invalid names the file, too.
Result<SourceProfiles> sourceProfilesOf(const std::filesystem::path& file);

}  // namespace vedette::sigma
