#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "route.hpp"

namespace vedette::http {

// What a method and a path lead to.
struct Match {
  enum class Kind { Found, NotFound, NotAllowed, Options, Redirect } kind = Kind::NotFound;
  const Api* api = nullptr;      // the owner of the path; nullptr when no prefix fits
  const Route* route = nullptr;  // Found
  std::vector<std::string> captures = {};
  std::string allow = {};  // NotAllowed and Options: the methods of the path
};

// All routes of all APIs, compiled once into a tree of segments. A literal segment wins over a capture; a
// capture is never empty. GET answers HEAD, and OPTIONS is answered for every path that exists.
class Router {
 public:
  // Throws std::logic_error when two routes collide.
  explicit Router(std::vector<Api> apis);
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  Match match(Method, std::string_view path) const;

 private:
  struct Node;
  const Api* ownerOf(std::string_view path) const;
  const Node* find(std::string_view path, std::vector<std::string>& captures) const;
  void add(const Route&);

  std::vector<Api> apis_;  // the longest prefix first
  std::deque<Node> nodes_;
};

}  // namespace vedette::http
