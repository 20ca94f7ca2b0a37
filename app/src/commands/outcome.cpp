#include "outcome.hpp"

#include <ostream>

namespace vedette::app {

int report(Console& console, const Error& error, int status) {
  if (error.fields.empty()) console.err << error.message << "\n";
  for (const FieldError& field : error.fields) console.err << field.field << ": " << field.message << "\n";
  return status;
}

int withSettings(Invocation& invocation, const std::function<int(const LoadedSettings&)>& work) {
  const auto loaded = loadSettings(invocation.sources);
  if (!loaded) return report(invocation.console, loaded.error(), exit_status::usage);
  return work(*loaded);
}

int withInstallation(Invocation& invocation, const std::function<int(Installation&)>& work) {
  return withSettings(invocation, [&](const LoadedSettings& loaded) {
    const auto installation = openBesideServer(loaded.settings);
    if (!installation) return report(invocation.console, installation.error());
    return work(**installation);
  });
}

}  // namespace vedette::app
