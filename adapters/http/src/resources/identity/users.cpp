#include "users.hpp"

#include "../input/page_query.hpp"
#include "../page_writer.hpp"
#include "user_json.hpp"

namespace vedette::http {

namespace {

constexpr std::size_t maxLimit = 200;

Result<Response> answer(unsigned status, const Result<User>& user) {
  if (!user) return user.error();
  std::string body;
  json::Writer writer{body};
  writeUser(writer, *user);
  return json(status, std::move(body));
}

}  // namespace

Result<Response> showMe(Core& core, const Call& call) { return answer(200, core.users.me(call.principal)); }

Result<Response> listUsers(Core& core, const Call& call) {
  Result<QueryReader> query = QueryReader::of(call.request);
  if (!query) return query.error();
  const PageRequest asked = readPage(*query, maxLimit);
  if (const auto checked = query->finish(); !checked) return checked.error();
  const Result<Page<User>> page = core.users.list(call.principal, asked);
  if (!page) return page.error();
  return pageOf(*page, asked, writeUser);
}

Result<Response> findUser(Core& core, const Call& call) {
  return answer(200, core.users.find(call.principal, call.captures[0]));
}

Result<Response> addUser(Core& core, const Call& call) {
  const Result<UserDraft> draft = readNewUser(call.request);
  if (!draft) return draft.error();
  return answer(201, core.users.add(call.principal, *draft));
}

Result<Response> changeUser(Core& core, const Call& call) {
  const Result<UserDraft> draft = readUserChange(call.request);
  if (!draft) return draft.error();
  const Result<User> user = core.users.find(call.principal, call.captures[0]);
  if (!user) return user.error();
  return answer(200, core.users.change(call.principal, user->id, *draft));
}

Result<Response> removeUser(Core& core, const Call& call) {
  const Result<User> user = core.users.find(call.principal, call.captures[0]);
  if (!user) return user.error();
  const Result<void> removed = core.users.remove(call.principal, user->id);
  if (!removed) return removed.error();
  return noContent();
}

}  // namespace vedette::http
