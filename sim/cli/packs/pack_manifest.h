// The manifest of a pack as plain values. It must not know what is done with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/scenario.h"

namespace slettefrist::cli {

constexpr const char* kManifestFile = "manifest.json";
constexpr const char* kMappingFile = "mapping.toml";

struct PackManifest {
  struct File {
    std::string name;
    std::uint64_t bytes = 0;
    std::string sha256;
  };
  std::string format;
  std::string mapping;
  std::string slice;
  bool with_content = false;
  bool has_tokens = false;  // the documents' bytes are tokens in their place: byte_size is the document's
  std::uint64_t seed = 0;
  std::string policy_edition;
  std::string policy_sha256;
  std::vector<std::pair<std::string, std::string>> reading;
  Day starts_on;
  Day ends_on;
  Day uploads_open_on;
  Instant citizens_at;
  PurgeSchedule purge;
  std::vector<File> files;

  bool holds(const std::string& name) const;  // a file or folder of the pack, the manifest itself too
  const File* file_named(const std::string& name) const;
};

// Nothing where there is no manifest. Throws InputError for one that is no pack's, or cannot be understood.
std::optional<PackManifest> read_pack_manifest(const std::string& folder);

}  // namespace slettefrist::cli
