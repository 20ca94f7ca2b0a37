#include "response.hpp"

namespace vedette::http {

Response json(unsigned status, std::string body) { return {.status = status, .body = std::move(body)}; }

Response noContent() { return {.status = 204}; }

}  // namespace vedette::http
