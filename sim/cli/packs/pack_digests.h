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
// `has_tokens`: the bytes are no documents, so that a size is not compared.
std::int64_t check_document_bytes(const input::Pack& pack, bool has_tokens,
                                  std::vector<PackFinding>& findings);

}  // namespace slettefrist::cli
