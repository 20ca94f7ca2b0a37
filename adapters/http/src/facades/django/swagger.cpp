#include "django.hpp"

extern "C" const char vedette_django_swagger_begin[], vedette_django_swagger_end[];

namespace vedette::http {

std::string_view djangoSwagger() { return {vedette_django_swagger_begin, vedette_django_swagger_end}; }

}  // namespace vedette::http
