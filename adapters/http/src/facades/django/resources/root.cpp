#include <charconv>

#include "../output/wording.hpp"
#include "handlers.hpp"

namespace vedette::http::django {

Response root(Core&, const Call& call) {
  std::string body;
  json::Writer writer(body);
  writer.startObject();
  for (const std::string_view resource : {"users", "events", "alerts"})
    writer.name(resource).text("http://" + call.request.host + "/api/" + std::string(resource) + "/");
  writer.endObject();
  return json(200, std::move(body));
}

std::optional<std::int64_t> idIn(const Call& call) {
  std::string_view text = call.captures.front();
  if (constexpr std::string_view suffix = ".json"; text.ends_with(suffix)) text.remove_suffix(suffix.size());
  std::int64_t id = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (problem != std::errc() || end != text.data() + text.size() || id < 1) return std::nullopt;
  return id;
}

Response noSuchObject() { return detail(404, "Not found."); }

}  // namespace vedette::http::django
