#include "role_json.hpp"

#include "../input/fields.hpp"

namespace vedette::http {

void writeRole(json::Writer& writer, const Role& role) {
  writer.startObject();
  writer.key("name").text(role.name);
  writer.key("description").text(role.description);
  writer.key("permissions").startArray();
  for (const Permission permission : role.permissions.list()) writer.text(toString(permission));
  writer.endArray();
  writer.key("built_in").boolean(role.builtIn);
  writer.endObject();
}

Result<RoleDraft> readNewRole(const Request& request) {
  Result<json::Fields> fields = readFields(request);
  if (!fields) return fields.error();
  RoleDraft draft{fields->text("name"), fields->text("description"), fields->texts("permissions")};
  auto problems = fields->problems();
  requireUnlessNamed(problems, "name", draft.name.has_value());
  requireUnlessNamed(problems, "permissions", draft.permissions.has_value());
  if (!problems.empty()) return invalid(std::move(problems));
  return draft;
}

Result<RoleDraft> readRoleChange(const Request& request) {
  Result<json::Fields> fields = readFields(request);
  if (!fields) return fields.error();
  RoleDraft draft{{}, fields->text("description"), fields->texts("permissions")};
  if (auto problems = fields->problems(); !problems.empty()) return invalid(std::move(problems));
  return draft;
}

}  // namespace vedette::http
