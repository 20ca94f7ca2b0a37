#pragma once

namespace vedette::app {

// Files for their owner alone, a lost peer no signal, free memory kept for a second: for every command,
// before the first thread.
void prepareProcess();

// No core dumps, and no debugger of the same user: both would show keys and passwords.
void hideMemory();

}  // namespace vedette::app
