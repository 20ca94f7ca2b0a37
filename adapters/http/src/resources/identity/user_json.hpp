#pragma once

#include "../../request.hpp"
#include "vedette/domain/identity/user.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::http {

// {"id","username","email","first_name","last_name","role","is_active","created_at","last_login_at"}
void writeUser(json::Writer&, const User&);

// A new account, or a change to one: that has no "username".
Result<UserDraft> readNewUser(const Request&);
Result<UserDraft> readUserChange(const Request&);

}  // namespace vedette::http
