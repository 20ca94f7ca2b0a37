#pragma once

#include <string>
#include <vector>

namespace vedette::faults {

// The program that runs another one and does something to one of its system calls, such as "fdatasync",
// "error=EIO:when=60..64". Throws CannotBeDone where strace is not to be had.
std::vector<std::string> traced(const std::string& call, const std::string& what);

}  // namespace vedette::faults
