// The program's version; part of every manifest.
#pragma once

namespace slettefrist::cli {

constexpr const char* kVersion = "0.1.0";

}  // namespace slettefrist::cli
