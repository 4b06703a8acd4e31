// The one line that repeats a run: for the manifest, and for whoever reads a failed test case.
//
// What can change no output (threads, the output folder, the form of the terminal's output) is left out. It
// must not know which options there are beyond those.
#pragma once

#include <string>
#include <string_view>

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

std::string shell_quoted(std::string_view word);  // as it is where nothing needs quotes
// " --engine SPEC ..." with all that makes the engine under test what it is; "" for ours.
std::string engine_words(const Options& options);
std::string replay_of(int argc, const char* const* argv);
// " --scenario NAME --seed N ..." with all that makes the world of a run what it is, as `explain` takes it;
// of a suite the world of this one scenario ("" = none).
std::string world_words(const Options& options, const std::string& scenario);

}  // namespace slettefrist::cli
