// The program's version: what --version says, and part of every manifest.
//
// It must be the version in CMakeLists.txt. It knows nothing else.
#pragma once

namespace slettefrist::cli {

constexpr const char* kVersion = "0.1.0";

}  // namespace slettefrist::cli
