// `check --submissions`: does every label agree with what the registrations file decides?
#pragma once

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

// 0: all agree; 1: some do not. Throws InputError where a file cannot be read.
int check_submissions(const Options& options);

}  // namespace slettefrist::cli
