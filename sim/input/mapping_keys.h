// The keys of a mapping file, for its reader and for `schema mapping`.
#pragma once

#include "sim/input/key_table.h"

namespace slettefrist::input {

const KeyTable& mapping_keys();

}  // namespace slettefrist::input
