#include "vedette/domain/identity/principal.hpp"

namespace vedette {

Result<void> Principal::require(Permission permission) const {
  if (may(permission)) return {};
  return forbidden("This needs the permission " + std::string(toString(permission)) + ", which the role \"" +
                   role + "\" does not have.");
}

}  // namespace vedette
