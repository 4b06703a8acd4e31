// Reading back what report::write_pack_manifest_json wrote. It must not know what is done with it.
#include "sim/cli/packs/pack_manifest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/model/input_error.h"
#include "sim/policy/policy.h"
#include "sim/report/content_folder.h"

namespace slettefrist::cli {
namespace {

using Json = nlohmann::json;

InputError bad_manifest(const std::string& path, const std::string& reason) {
  return InputError(Problem{path, 0, 0, "read " + reason + ", expected the manifest of a pack",
                            "Make the pack anew, or remove the file to read the records without it"});
}

Day day_of(const Json& json) {
  const auto day = parse_day(json.get<std::string>());
  if (!day) throw std::invalid_argument("no day");
  return *day;
}

PurgeSchedule purge_of(const Json& json) {
  PurgeSchedule purge;
  purge.every_days = json.at("every_days").get<int>();
  purge.every_hours = json.at("every_hours").get<int>();
  purge.at_minutes = json.at("at_minutes").get<int>();
  for (const Json& outage : json.at("outages")) {
    purge.outages.push_back({day_of(outage.at("from")), day_of(outage.at("to"))});
  }
  constexpr int kMinutesADay = 1440;
  const bool is_possible = (purge.every_days > 0) != (purge.every_hours > 0) && purge.at_minutes >= 0 &&
                           purge.at_minutes < kMinutesADay;
  if (!is_possible) throw std::invalid_argument("no schedule");
  return purge;
}

// Names are of files in the folder itself: nothing else is looked at, whatever a manifest says.
std::string plain_name(const Json& json) {
  auto name = json.get<std::string>();
  if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos) {
    throw std::invalid_argument("no name of a file in the pack");
  }
  return name;
}

// All of them and no others, each with a value that this program knows: what is expected follows from them.
std::vector<std::pair<std::string, std::string>> readings_of(const Json& json) {
  std::vector<std::pair<std::string, std::string>> readings;
  Reading reading;
  for (const auto& [key, value] : json.items()) {
    const auto text = value.get<std::string>();
    if (!set_reading(reading, key, text))
      throw std::invalid_argument("reading " + key + " = \"" + text + "\"");
    readings.emplace_back(key, text);
  }
  for (const ReadingEntry& entry : entries_of(reading)) {
    if (!json.contains(entry.key)) throw std::invalid_argument("no reading " + entry.key);
  }
  return readings;
}

void require_known_format(const Json& json) {
  if (json.at("format") != 1 || json.at("formats").at("records") != 1)
    throw std::invalid_argument("a format that this program does not know");
}

PackManifest manifest_of(const Json& json) {
  require_known_format(json);
  PackManifest manifest;
  const Json& pack = json.at("pack");
  manifest.format = pack.at("format").get<std::string>();
  manifest.with_content = pack.at("with_content").get<bool>();
  manifest.has_tokens = pack.value("content", "") == "token";
  manifest.mapping = pack.value("mapping", "");
  manifest.slice = pack.value("slice", "");
  manifest.seed = json.at("seed").get<std::uint64_t>();
  manifest.policy_edition = json.at("policy").at("edition").get<std::string>();
  manifest.policy_sha256 = json.at("policy").at("sha256").get<std::string>();
  manifest.reading = readings_of(json.at("reading"));
  const Json& expected = json.at("expected");
  manifest.starts_on = day_of(expected.at("starts_on"));
  manifest.ends_on = day_of(expected.at("ends_on"));
  manifest.uploads_open_on = day_of(expected.at("uploads_open_on"));
  const auto citizens_at = parse_instant(expected.at("citizens_at").get<std::string>());
  if (!citizens_at) throw std::invalid_argument("no instant");
  manifest.citizens_at = *citizens_at;
  manifest.purge = purge_of(expected.at("purge"));
  for (const Json& file : json.at("files")) {
    manifest.files.push_back({plain_name(file.at("name")), file.at("bytes").get<std::uint64_t>(),
                              file.at("sha256").get<std::string>()});
  }
  return manifest;
}

}  // namespace

const PackManifest::File* PackManifest::file_named(const std::string& name) const {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const File& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

bool PackManifest::holds(const std::string& name) const {
  if (name == kManifestFile || file_named(name)) return true;
  return name == report::kContentFolder && file_named(report::kContentList);
}

std::optional<PackManifest> read_pack_manifest(const std::string& folder) {
  const std::string path = (std::filesystem::path{folder} / kManifestFile).string();
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  const Json json = Json::parse(file, nullptr, false);
  if (json.is_discarded()) throw bad_manifest(path, "what is not JSON");
  if (!json.is_object() || json.value("kind", Json{}) != "pack") throw bad_manifest(path, "something else");
  try {
    return manifest_of(json);
  } catch (const std::exception& error) {
    throw bad_manifest(path, std::string{"a manifest with a missing or bad value ("} + error.what() + ")");
  }
}

}  // namespace slettefrist::cli
