// `check --before`: judges somebody else's purge by exports of its tables, without an engine or a store.
#pragma once

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

// 0: the exports show no fault; 1: findings. Throws InputError where they cannot be judged.
int check_exports(const Options& options);

}  // namespace slettefrist::cli
