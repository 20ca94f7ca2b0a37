#pragma once

#include <string_view>

#include "request.hpp"
#include "response.hpp"

namespace vedette::http {

// Whether an Accept-Encoding (RFC 9110, 12.5.3) allows gzip.
bool acceptsGzip(std::string_view acceptEncoding);

// Compresses the answer when its reader asks for it and it pays: texts longer than a packet. An answer with
// an ETag stays as it is, because that names its very bytes. Not for answers that hold a secret beside what
// the client sent, whose length would tell about it.
void compressFor(const Request&, Response&);

}  // namespace vedette::http
