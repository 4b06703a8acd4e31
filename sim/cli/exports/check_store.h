// `check --store`: judges an existing store as it stands on a day, without writing a byte to it.
#pragma once

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

int check_store(const Options& options);

}  // namespace slettefrist::cli
