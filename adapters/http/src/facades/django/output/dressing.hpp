#pragma once

#include <string>

#include "../paths.hpp"

namespace vedette::http::django {

// What every answer of this API gets, whoever made it: Vary, the Allow of its path, and the form of a page
// for a browser. It is taken from the request first, because an answer may come after the request is gone.
class Dressing {
 public:
  explicit Dressing(const Request&);
  Response operator()(Response) const;

 private:
  const Path* path_;
  bool asPage_;
  std::string requestLine_;  // for pages only
};

// The JSON of the answer, indented, in a page that needs nothing from elsewhere.
std::string page(const Response&, const Path&, std::string_view requestLine);

}  // namespace vedette::http::django
