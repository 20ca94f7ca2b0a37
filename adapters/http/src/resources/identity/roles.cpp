#include "roles.hpp"

#include <algorithm>

#include "../input/page_query.hpp"
#include "../page_writer.hpp"
#include "role_json.hpp"
#include "vedette/domain/cursor.hpp"

namespace vedette::http {

namespace {

constexpr std::size_t maxLimit = 200;
constexpr std::string_view cursorGroup = "roles:";

// Where the page begins: behind the role that the cursor names, which may be gone by now.
Result<std::size_t> beginOf(const std::vector<Role>& roles, const PageRequest& asked) {
  if (asked.cursor.empty()) return std::min(asked.offset, roles.size());
  const std::optional<Cursor> cursor = decodeCursor(asked.cursor);
  if (!cursor || !cursor->group.starts_with(cursorGroup))
    return invalid({{"cursor", Violation::BadFormat, "This is no cursor of this list.", {}}});
  const std::string_view last = std::string_view{cursor->group}.substr(cursorGroup.size());
  std::size_t begin = 0;
  while (begin < roles.size() && roles[begin].name != last) ++begin;
  if (begin < roles.size()) return begin + 1;
  begin = 0;
  while (begin < roles.size() && (roles[begin].builtIn || roles[begin].name < last)) ++begin;
  return begin;
}

Page<Role> pageFrom(const std::vector<Role>& roles, std::size_t begin, std::size_t limit) {
  Page<Role> page;
  const std::size_t end = begin + std::min(limit, roles.size() - begin);
  page.items.assign(roles.begin() + static_cast<std::ptrdiff_t>(begin),
                    roles.begin() + static_cast<std::ptrdiff_t>(end));
  page.total = roles.size();
  if (end < roles.size()) page.next = encodeCursor({std::string{cursorGroup} + page.items.back().name, 0, 0});
  return page;
}

Result<Response> answer(unsigned status, const Result<Role>& role) {
  if (!role) return role.error();
  std::string body;
  json::Writer writer{body};
  writeRole(writer, *role);
  return json(status, std::move(body));
}

}  // namespace

Result<Response> listRoles(Core& core, const Call& call) {
  Result<QueryReader> query = QueryReader::of(call.request);
  if (!query) return query.error();
  const PageRequest asked = readPage(*query, maxLimit);
  if (const auto checked = query->finish(); !checked) return checked.error();
  const Result<std::vector<Role>> roles = core.roles.list(call.principal);
  if (!roles) return roles.error();
  const Result<std::size_t> begin = beginOf(*roles, asked);
  if (!begin) return begin.error();
  return pageOf(pageFrom(*roles, *begin, asked.limit), asked, writeRole);
}

Result<Response> findRole(Core& core, const Call& call) {
  return answer(200, core.roles.find(call.principal, call.captures[0]));
}

Result<Response> addRole(Core& core, const Call& call) {
  const Result<RoleDraft> draft = readNewRole(call.request);
  if (!draft) return draft.error();
  return answer(201, core.roles.add(call.principal, *draft));
}

Result<Response> changeRole(Core& core, const Call& call) {
  const Result<RoleDraft> draft = readRoleChange(call.request);
  if (!draft) return draft.error();
  return answer(200, core.roles.change(call.principal, call.captures[0], *draft));
}

Result<Response> removeRole(Core& core, const Call& call) {
  const Result<void> removed = core.roles.remove(call.principal, call.captures[0]);
  if (!removed) return removed.error();
  return noContent();
}

}  // namespace vedette::http
