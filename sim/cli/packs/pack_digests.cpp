// Digests of files and bytes; see pack_digests.h.
//
// Only files that a reader of the pack would take for its own count as extra: a note somebody put beside the
// tables harms nobody. It must not know a column.
#include "sim/cli/packs/pack_digests.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

#include "sim/model/input_error.h"
#include "sim/report/content_folder.h"
#include "sim/report/report.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

std::string digest_of(const std::string& path) {
  try {
    return report::sha256_hex_of_file(path);
  } catch (const std::runtime_error& failure) {
    throw InputError(Problem{path, 0, 0, failure.what(), "Check the file and its permissions"});
  }
}

void check_file(const PackManifest::File& file, const std::string& folder,
                std::vector<PackFinding>& findings) {
  const std::string path = (fs::path{folder} / file.name).string();
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) {
    findings.push_back({"missing", file.name, "the manifest lists it, but it is not there"});
    return;
  }
  const std::string digest = digest_of(path);
  if (digest == file.sha256) return;
  findings.push_back(
      {"altered", file.name, "its SHA-256 is " + digest + ", the manifest says " + file.sha256});
}

bool is_of_packs(const std::string& name) {
  static const std::set<std::string> others{"records.db", kMappingFile, report::kContentList,
                                            report::kContentFolder};
  return name.ends_with(".csv") || name.ends_with(".ndjson") || others.contains(name);
}

void check_extras(const PackManifest& manifest, const std::string& folder,
                  std::vector<PackFinding>& findings) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  for (const std::string& name : names) {
    if (!is_of_packs(name) || manifest.holds(name)) continue;
    findings.push_back({"extra", name, "it is no part of the pack, but would be taken for one"});
  }
}

void check_content(const std::string& folder, std::vector<PackFinding>& findings) {
  std::ifstream list(fs::path{folder} / report::kContentList);
  std::set<std::string> listed;
  constexpr std::size_t kDigestLength = 64;
  for (std::string line; std::getline(list, line);) {
    const std::string digest = line.substr(0, kDigestLength);
    const std::string name = std::string{report::kContentFolder} + "/" + digest;
    listed.insert(digest);
    const PackManifest::File file{name, 0, digest};
    check_file(file, folder, findings);
  }
  const fs::path contents = fs::path{folder} / report::kContentFolder;
  std::error_code absent;
  std::set<std::string> extras;
  for (const fs::directory_entry& entry : fs::directory_iterator(contents, absent)) {
    const std::string name = entry.path().filename().string();
    if (!listed.contains(name)) extras.insert(name);
  }
  for (const std::string& name : extras) {
    findings.push_back(
        {"extra", std::string{report::kContentFolder} + "/" + name, "content.sha256 does not list it"});
  }
}

}  // namespace

std::vector<PackFinding> differences_from(const PackManifest& manifest, const std::string& folder) {
  std::vector<PackFinding> findings;
  for (const PackManifest::File& file : manifest.files) check_file(file, folder, findings);
  check_extras(manifest, folder, findings);
  if (manifest.file_named(report::kContentList)) check_content(folder, findings);
  return findings;
}

std::int64_t check_document_bytes(const input::Pack& pack, bool has_tokens,
                                  std::vector<PackFinding>& findings) {
  std::int64_t with_bytes = 0;
  for (const Family& family : pack.history.families) {
    for (const Document& document : family.documents) {
      const auto bytes = pack.bytes(document);
      if (!bytes) continue;
      ++with_bytes;
      const std::string name = "document " + std::to_string(document.document_id);
      if (!document.content_sha256.empty() && report::sha256_hex(*bytes) != document.content_sha256) {
        findings.push_back({"content", name, "its bytes have another digest than content_sha256"});
      }
      if (!has_tokens && static_cast<std::int64_t>(bytes->size()) != document.byte_size) {
        findings.push_back({"content", name,
                            "byte_size is " + std::to_string(document.byte_size) + ", but its bytes are " +
                                std::to_string(bytes->size())});
      }
    }
  }
  return with_bytes;
}

}  // namespace slettefrist::cli
