#include "vedette/domain/events/profile/source_profiles.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

// How many parts of the selector say what the log source says; -1 when one says otherwise.
int agreement(const LogSource& selector, const LogSource& source) {
  int parts = 0;
  for (const auto part : {&LogSource::category, &LogSource::product, &LogSource::service}) {
    if ((selector.*part).empty()) continue;
    if (!equalsIgnoringCase(selector.*part, source.*part)) return -1;
    ++parts;
  }
  return parts;
}

int agreement(const SourceProfile& profile, const LogSource& source) {
  int most = -1;
  for (const LogSource& selector : profile.chosenBy()) most = std::max(most, agreement(selector, source));
  return most;
}

}  // namespace

void SourceProfiles::put(SourceProfile profile) {
  const auto same = std::find_if(profiles_.begin(), profiles_.end(),
                                 [&](const SourceProfile& known) { return known.name() == profile.name(); });
  if (same == profiles_.end())
    profiles_.push_back(std::move(profile));
  else
    *same = std::move(profile);
}

const SourceProfile* SourceProfiles::find(std::string_view name) const {
  for (const SourceProfile& profile : profiles_)
    if (profile.name() == name) return &profile;
  return nullptr;
}

const SourceProfile& SourceProfiles::choose(const LogSource& source) const {
  const SourceProfile* best = find("generic");
  int most = 0;
  for (const SourceProfile& profile : profiles_) {
    const int parts = agreement(profile, source);
    if (parts <= 0 || parts < most) continue;
    best = &profile;
    most = parts;
  }
  return *best;
}

}  // namespace vedette
