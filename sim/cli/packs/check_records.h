// `check --records`: whether a pack is what its manifest says.
#pragma once

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

// 0: the pack is sound; 1: it differs from its manifest. Throws InputError where it cannot be read.
int check_records(const Options& options);

}  // namespace slettefrist::cli
