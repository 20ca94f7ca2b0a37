#include "server/apis.hpp"

#include "facades/django/django.hpp"
#include "resources/system.hpp"
#include "resources/v1.hpp"

namespace vedette::http {

std::vector<Api> allApis(const Services& services, const ServerSettings& settings,
                         const EngineFigures& figures) {
  std::vector<Api> apis;
  apis.push_back(systemApi(services, figures));
  apis.push_back(v1Api(services, settings));
  apis.push_back(djangoApi(services));
  return apis;
}

}  // namespace vedette::http
