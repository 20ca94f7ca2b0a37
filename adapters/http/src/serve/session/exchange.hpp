#pragma once

#include "routing/router.hpp"
#include "serve/session/connection.hpp"
#include "wire/guard.hpp"

namespace vedette::http {

// One request and what became of it. A session reuses it, so that its strings keep their memory.
struct Exchange {
  RequestHead head;
  Request request;
  Envelope envelope;
  Match match;
  Authentication authentication;
  Response answer;      // of the handler
  std::string failure;  // the type of what the handler threw
  Deadline began;
  bool understood = false;  // the head passed the guard

  // The words of the API that owns the path.
  Response inWords(const Failure& failed) const {
    return match.api ? match.api->style(failed, request) : problem(failed, request);
  }
};

}  // namespace vedette::http
