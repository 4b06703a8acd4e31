// The languages in which a report can be written.
//
// Chosen by --lang; a report never looks at the machine's locale. The words stand in words.h.
#pragma once

#include <cstdint>

namespace slettefrist {

enum class Language : std::uint8_t { english, danish };

}  // namespace slettefrist
