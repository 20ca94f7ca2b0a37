#include "dressing.hpp"

#include <algorithm>

namespace vedette::http::django {
namespace {

// Browsers name text/html; programs that name JSON as well, or ask for it in the query, get JSON.
bool wantsPage(const Request& request) {
  const std::string_view accept = request.field("accept");
  return accept.find("text/html") != accept.npos && accept.find("application/json") == accept.npos &&
         request.rawQuery.find("format=json") == std::string::npos;
}

bool has(const Response& response, std::string_view name) {
  return std::any_of(response.fields.begin(), response.fields.end(),
                     [&](const auto& field) { return field.first == name; });
}

}  // namespace

Dressing::Dressing(const Request& request)
    : path_(pathAt(request.path)), asPage_(path_ != nullptr && wantsPage(request)) {
  if (asPage_) requestLine_ = std::string(toString(request.method)) + ' ' + request.path;
}

Response Dressing::operator()(Response response) const {
  response.fields.emplace_back("Vary", "Accept");
  if (path_ && !has(response, "Allow")) response.fields.emplace_back("Allow", path_->allow);
  if (asPage_ && !response.body.empty()) {
    response.body = page(response, *path_, requestLine_);
    response.contentType = "text/html; charset=utf-8";
  }
  return response;
}

}  // namespace vedette::http::django
