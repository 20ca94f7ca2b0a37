#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "route.hpp"
#include "vedette/http/server.hpp"
#include "vedette/json/writer.hpp"

// What answers the routes of this API, one file a resource. The headers that belong to a path (headers.hpp)
// are added around them.
namespace vedette::http::django {

Response root(Core&, const Call&);

Response obtainToken(Core&, const Call&);
Response refreshToken(Core&, const Call&);

Response listUsers(Core&, const Call&);
Response createUser(Core&, const Call&);
Response showMe(Core&, const Call&);
Response showUser(Core&, const Call&);
Response replaceUser(Core&, const Call&);
Response changeUser(Core&, const Call&);
Response deleteUser(Core&, const Call&);

Response listEvents(Core&, const Call&);
Response showEvent(Core&, const Call&);
void createEvent(const SubmitEvents&, const Call&, const std::function<void(Response)>& reply);
void writeEvent(json::Writer&, const Event&);

Response listAlerts(Core&, const Call&);
Response createAlert(Core&, const Call&);
Response showAlert(Core&, const Call&);
Response replaceAlert(Core&, const Call&);
Response changeAlert(Core&, const Call&);
Response deleteAlert(Core&, const Call&);

// The id that a path names, with or without the suffix ".json"; nothing when it is no positive integer.
std::optional<std::int64_t> idIn(const Call&);
Response noSuchObject();

}  // namespace vedette::http::django
