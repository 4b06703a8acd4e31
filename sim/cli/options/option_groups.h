// Groups of options that more than one verb has, so that they are worded once.
//
// For options.cpp. It must not know a verb.
#pragma once

#include "sim/cli/options/option_values.h"
#include "sim/cli/options/options.h"

namespace CLI {
class App;
}

namespace slettefrist::cli {

void add_world(CLI::App& verb, Options& o, OptionTexts& t);  // which records, and from when to when
void add_output(CLI::App& verb, Options& o);
void add_threads_and_out(CLI::App& verb, Options& o, OptionTexts& t, const char* about_out, bool required);
void add_people(CLI::App& verb, Options& o, OptionTexts& t);
void add_content(CLI::App& verb, OptionTexts& t);
void add_due_around(CLI::App& verb, OptionTexts& t);
void add_language(CLI::App& verb, OptionTexts& t, const char* about);
// Each --name takes one value, so that a SCENARIO may stand behind it.
void add_repeatable(CLI::App& verb, const char* name, std::vector<std::string>& values, const char* about,
                    const char* type);
void add_regression(CLI::App& verb, Options& o, OptionTexts& t);  // what a QA team lays over a run

}  // namespace slettefrist::cli
