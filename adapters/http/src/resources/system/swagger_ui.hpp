#pragma once

#include "../../route.hpp"

namespace vedette::http {

// The page that shows the documents, and what it is made of. Everything comes from this server, and the
// policy that goes along lets the page load nothing else.
Response swaggerPage(const Call&);
Response swaggerAsset(const Call&);  // by its name, the first capture; 404

}  // namespace vedette::http
