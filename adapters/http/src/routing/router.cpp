#include "routing/router.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace vedette::http {
namespace {

constexpr std::size_t methodCount = 7;

// Takes "/segment" off the front. A path that ends in '/' has an empty last segment.
std::string_view takeSegment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool isCapture(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

}  // namespace

struct Router::Node {
  std::map<std::string_view, Node*> literals;
  Node* capture = nullptr;
  std::array<const Route*, methodCount> routes{};

  const Route* at(Method method) const { return routes[static_cast<std::size_t>(method)]; }
  bool isPath() const {
    return std::any_of(routes.begin(), routes.end(), [](const Route* route) { return route != nullptr; });
  }
  std::string allowed() const;
  const Node* descend(std::string_view path, std::vector<std::string>& captures) const;
};

std::string Router::Node::allowed() const {
  std::string list;
  for (const Method method : {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch,
                              Method::Delete, Method::Options}) {
    const bool implied = method == Method::Options || (method == Method::Head && at(Method::Get));
    if (!at(method) && !implied) continue;
    list.append(list.empty() ? "" : ", ").append(toString(method));
  }
  return list;
}

const Router::Node* Router::Node::descend(std::string_view path, std::vector<std::string>& captures) const {
  if (path.empty()) return isPath() ? this : nullptr;
  const std::string_view segment = takeSegment(path);
  if (const auto next = literals.find(segment); next != literals.end())
    if (const Node* found = next->second->descend(path, captures)) return found;
  if (!capture || segment.empty()) return nullptr;
  captures.emplace_back(segment);
  if (const Node* found = capture->descend(path, captures)) return found;
  captures.pop_back();
  return nullptr;
}

Router::Router(std::vector<Api> apis) : apis_(std::move(apis)) {
  std::stable_sort(apis_.begin(), apis_.end(),
                   [](const Api& a, const Api& b) { return a.prefix.size() > b.prefix.size(); });
  nodes_.emplace_back();
  for (const Api& api : apis_)
    for (const Route& route : api.routes) add(route);
}

Router::~Router() = default;

void Router::add(const Route& route) {
  Node* node = &nodes_.front();
  for (std::string_view rest = route.pattern; !rest.empty();) {
    const std::string_view segment = takeSegment(rest);
    Node*& next = isCapture(segment) ? node->capture : node->literals[segment];
    if (!next) next = &nodes_.emplace_back();
    node = next;
  }
  const Route*& place = node->routes[static_cast<std::size_t>(route.method)];
  if (place) throw std::logic_error("two routes for " + std::string(route.pattern));
  place = &route;
}

const Api* Router::ownerOf(std::string_view path) const {
  for (const Api& api : apis_)
    if (path.starts_with(api.prefix) &&
        (path.size() == api.prefix.size() || api.prefix.empty() || path[api.prefix.size()] == '/'))
      return &api;
  return nullptr;
}

const Router::Node* Router::find(std::string_view path, std::vector<std::string>& captures) const {
  return path.starts_with('/') ? nodes_.front().descend(path, captures) : nullptr;
}

Match Router::match(Method method, std::string_view path) const {
  Match match{.api = ownerOf(path)};
  const Node* node = find(path, match.captures);
  if (!node) {
    const bool slash = match.api && match.api->trailingSlash && !path.ends_with('/');
    if (slash && find(std::string(path) + '/', match.captures)) match.kind = Match::Kind::Redirect;
    return match;
  }
  match.route = node->at(method);
  if (!match.route && method == Method::Head) match.route = node->at(Method::Get);
  match.kind = Match::Kind::Found;
  if (match.route) return match;
  match.allow = node->allowed();
  match.kind = method == Method::Options ? Match::Kind::Options : Match::Kind::NotAllowed;
  return match;
}

}  // namespace vedette::http
