#include "bulk_query.hpp"

#include <array>

#include "../input/query_reader.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::http {

namespace {

constexpr std::array<std::string_view, 5> ofRawLines{"source_name", "product", "category", "service",
                                                     "profile"};

std::vector<std::string> namesOf(const SourceProfiles& profiles) {
  std::vector<std::string> names;
  for (const SourceProfile& profile : profiles.all()) names.push_back(profile.name());
  return names;
}

bool isRaw(QueryReader& query) {
  const std::string format = query.text("format").value_or("json");
  if (format != "raw" && format != "json" && format != "ndjson")
    query.notAChoice("format", format, {"json", "ndjson", "raw"});
  return format == "raw";
}

void refuseOfRawLines(QueryReader& query) {
  for (const std::string_view name : ofRawLines)
    if (query.text(name))
      query.problem({std::string{name}, Violation::Unknown, "Only format=raw takes this parameter.", {}});
}

std::string readSourceName(QueryReader& query) {
  const auto given = query.text("source_name", NewEvent::maxSourceName);
  if (!given)
    query.problem({"source_name", Violation::Required, "format=raw wants this parameter.", {}});
  else if (!given->empty() && trimmed(*given).empty())
    query.problem({"source_name", Violation::Blank, "Must not be blank.", {}});
  return given.value_or("");
}

LogSource readLogSource(QueryReader& query) {
  constexpr std::size_t limit = NewEvent::maxLogSourcePart;
  LogSource source;
  source.product = query.text("product", limit).value_or("");
  source.category = query.text("category", limit).value_or("");
  source.service = query.text("service", limit).value_or("");
  return source;
}

const SourceProfile& readProfile(QueryReader& query, const SourceProfiles& profiles,
                                 const LogSource& source) {
  const auto name = query.text("profile");
  if (!name) return profiles.choose(source);
  if (const SourceProfile* named = profiles.find(*name)) return *named;
  query.notAChoice("profile", *name, namesOf(profiles));
  return profiles.choose(source);
}

RawLines readRawLines(QueryReader& query, const SourceProfiles& profiles) {
  RawLines raw{nullptr, {readSourceName(query), readLogSource(query)}};
  raw.profile = &readProfile(query, profiles, raw.origin.logSource);
  return raw;
}

}  // namespace

Result<BulkQuery> readBulkQuery(const Request& request, const SourceProfiles& profiles) {
  Result<QueryReader> query = QueryReader::of(request);
  if (!query) return query.error();
  BulkQuery wanted;
  if (isRaw(*query))
    wanted.raw = readRawLines(*query, profiles);
  else
    refuseOfRawLines(*query);
  if (const auto checked = query->finish(); !checked) return checked.error();
  return wanted;
}

}  // namespace vedette::http
