// Groups of options that more than one verb has, so that they are worded once.
//
// For options.cpp. It must not know a verb.
#pragma once

#include "sim/cli/option_values.h"
#include "sim/cli/options.h"

namespace CLI {
class App;
}

namespace slettefrist::cli {

void add_people(CLI::App& verb, Options& o, OptionTexts& t);
void add_content(CLI::App& verb, OptionTexts& t);
void add_due_around(CLI::App& verb, OptionTexts& t);
void add_language(CLI::App& verb, OptionTexts& t);
void add_regression(CLI::App& verb, Options& o, OptionTexts& t);  // what a QA team lays over a run

}  // namespace slettefrist::cli
