// Shipped files that more than one test names.
#pragma once

namespace slettefrist::contract {

inline constexpr const char* kDefaultPolicy = PROJECT_ROOT "/scenarios/policies/star-2024-1.toml";

inline constexpr const char* kEngines = PROJECT_ROOT "/scenarios/engines/";
// The ready engine, as a script and as a program.
inline constexpr const char* kPurgeScript = PROJECT_ROOT "/scenarios/engines/purge.sql";
inline constexpr const char* kPurgeProgram = PROJECT_ROOT "/scenarios/engines/purge.py";

}  // namespace slettefrist::contract
