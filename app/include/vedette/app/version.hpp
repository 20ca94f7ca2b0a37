#pragma once

namespace vedette::app {

extern const char* const version;  // the project's, such as 0.1.0

}  // namespace vedette::app
