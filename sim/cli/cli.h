// The command line: verbs to calls, errors to exit codes (0, 1, 2, 3, 130).
//
// The one function that sim/main.cpp calls. It must not know how a verb does its work.
#pragma once

namespace slettefrist::cli {

int main(int argc, char** argv);

}  // namespace slettefrist::cli
