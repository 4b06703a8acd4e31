// The program: hands the command line to `cli` and ends with its exit code.
#include "sim/cli/cli.h"

int main(int argc, char** argv) { return slettefrist::cli::main(argc, argv); }
