#include "options.hpp"

#include "vedette/json/writer.hpp"

namespace vedette::http::django {

Response options(const Path& path, const Principal& principal) {
  std::string body;
  json::Writer writer(body);
  writer.startObject().key("name").text(path.name).key("description").text(path.description);
  writer.key("renders").texts({"application/json", "text/html"});
  writer.key("parses").texts(
      {"application/json", "application/x-www-form-urlencoded", "multipart/form-data"});
  if (!path.writeMethod.empty() && principal.may(path.writePermission))
    writer.key("actions").startObject().name(path.writeMethod).raw(path.writeFields).endObject();
  writer.endObject();
  return json(200, std::move(body));
}

}  // namespace vedette::http::django
