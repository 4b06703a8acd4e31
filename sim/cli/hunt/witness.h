// A witness: the smallest world that still shows a finding, as a scenario file of its own, and the sentence
// that tells what happened in it.
//
// It must not know how a world is made smaller.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/hunt/shrinking.h"
#include "sim/cli/options/options.h"
#include "sim/model/finding.h"

namespace slettefrist::cli {

// Throws InputError when no file can take that place; to be called before the run.
void require_witness_place(const std::string& file);

// "document 17, saved 2024-02-29 23:30 Danish time, had to go on 2025-02-28; the engine removed it on
// 2025-03-01 (1 day late; rule document, clause documents-12-months)".
std::string witness_sentence(const Finding& finding, const WrittenWorld& world);

// Writes a world as a scenario file that opens with these lines.
void write_scenario(const std::string& file, const std::vector<std::string>& comment,
                    const WrittenWorld& world);

// Shrinks the first finding of a scenario's run, writes the witness to options.witness, runs the file once
// more to see that it fails the same way, and returns what to tell on the terminal.
std::string make_witness(const Options& options, const std::string& scenario,
                         const std::vector<Finding>& findings);

}  // namespace slettefrist::cli
