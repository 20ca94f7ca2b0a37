#include "json_check.hpp"

#include "vedette/json/check.hpp"

namespace vedette::http {

Response checkJson(const Call& call) {
  if (auto sound = json::check(call.request.body); !sound)
    return problem(toFailure(sound.error()), call.request);
  return json(200, R"({"valid":true})");
}

}  // namespace vedette::http
