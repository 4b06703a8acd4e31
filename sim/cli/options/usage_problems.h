// What is wrong with the shape of a command line, in this program's words.
//
// The option library's own texts name its concepts ("extras", "subcommand"); a user knows verbs and options.
// It must not know a value's meaning.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "sim/model/input_error.h"

namespace slettefrist::cli {

// `first_word`: what stands where the verb belongs, or "".
Problem usage_problem(const CLI::App& app, const CLI::ParseError& error, const std::string& first_word);

// Throws InputError for options that were given an empty value: to the verbs, empty means not given.
void refuse_empty_values(const CLI::App& verb);

}  // namespace slettefrist::cli
