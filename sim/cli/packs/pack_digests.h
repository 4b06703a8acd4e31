// Whether the files of a pack are those of its manifest, and its documents' bytes those of their digests.
// It must not know a record beyond its digest.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/packs/pack_manifest.h"
#include "sim/input/input.h"

namespace slettefrist::cli {

struct PackFinding {
  std::string kind;  // missing, altered, extra, content, expected, events
  std::string file;
  std::string detail;
};

std::vector<PackFinding> differences_from(const PackManifest& manifest, const std::string& folder);

// Adds documents whose bytes do not fit their digest or size; gives the number of documents with bytes.
std::int64_t check_document_bytes(const input::Pack& pack, std::vector<PackFinding>& findings);

}  // namespace slettefrist::cli
