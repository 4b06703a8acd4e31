// The verbs. Each takes the options and gives the exit code 0 or 1.
//
// InputError, interrupts and failures leave a verb as exceptions: cli.cpp turns them into exit codes. A verb
// must not know the command line's syntax.
#pragma once

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

int run_verb(const Options& options);
int generate_verb(const Options& options);
int purge_verb(const Options& options);
int explain_verb(const Options& options);
int check_verb(const Options& options);
int faults_verb(const Options& options);
int hunt_verb(const Options& options);
int compare_verb(const Options& options);
int what_if_verb(const Options& options);
int forecast_verb(const Options& options);
int bench_verb(const Options& options);  // bench-purge
int list_verb(const Options& options);
int schema_verb(const Options& options);

}  // namespace slettefrist::cli
