// Working out again, from the records alone, what a pack says follows from them.
// It must not know how digests are listed.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/options/options.h"
#include "sim/cli/packs/pack_digests.h"

namespace slettefrist::cli {

// Expected deletions by the oracle, events from the records; compared with the manifest's digests. Notes say
// what could not be worked out.
void recount(const Options& options, const PackManifest& manifest, input::Pack pack,
             std::vector<PackFinding>& findings, std::vector<std::string>& notes);

}  // namespace slettefrist::cli
