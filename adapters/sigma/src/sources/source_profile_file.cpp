#include "vedette/sigma/source_profile_file.hpp"

#include <fstream>
#include <iterator>

#include "sources/profile_reader.hpp"
#include "yaml/documents.hpp"
#include "yaml/refused.hpp"

extern "C" const char vedette_source_profiles_begin[], vedette_source_profiles_end[];

namespace vedette::sigma {

Result<SourceProfiles> readSourceProfiles(std::string_view yaml, SourceProfiles known) {
  try {
    for (const Node& document : readDocuments(yaml)) {
      const Node* profiles = document.find("profiles");
      if (!profiles || !profiles->isMap() || document.members.size() != 1)
        throw Refused(document.mark, "only 'profiles' is wanted here, a map by name");
      for (const Node::Member& profile : profiles->members)
        known.put(readProfile(profile.key, profile.value));
    }
    return known;
  } catch (const Refused& refused) {
    return invalid("line " + std::to_string(refused.mark.line) + ": " + refused.what());
  }
}

const SourceProfiles& shippedSourceProfiles() {
  static const SourceProfiles shipped =
      readSourceProfiles(
          {vedette_source_profiles_begin,
           static_cast<std::size_t>(vedette_source_profiles_end - vedette_source_profiles_begin)})
          .value();
  return shipped;
}

Result<SourceProfiles> sourceProfilesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string yaml{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) return invalid(file.string() + ": cannot be read");
  Result<SourceProfiles> read = readSourceProfiles(yaml, shippedSourceProfiles());
  if (!read) read.error().message = file.string() + ", " + read.error().message;
  return read;
}

}  // namespace vedette::sigma
