// Writing a witness, and seeing that it convicts; see witness.h.
//
// The file is tried in its place, under another name, before it gets its own: what stands there afterwards
// has failed the same way. It must not know how a world is made smaller.
#include "sim/cli/hunt/witness.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include "sim/cli/options/replay.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"
#include "sim/report/table_sink.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

// Beyond this many the whole world is not held in memory to find out what one citizen alone does not show.
constexpr std::int64_t kCitizensTogetherMax = 20000;
// With more, another finding of the kind may take fewer.
constexpr std::size_t kRecordsWanted = 3;

std::string toml_text(std::string_view text) {
  std::string out;
  report::append_json_text(out, text);  // the same escapes as a basic string of TOML
  return out;
}

template <class Field>
std::string toml_value(const Field& field) {
  if constexpr (std::is_same_v<Field, std::string>) {
    return field.empty() ? "" : toml_text(field);
  } else if constexpr (std::is_same_v<Field, Area>) {
    return toml_text(name_of(field));
  } else if constexpr (std::is_same_v<Field, Day>) {
    return to_text(field);
  } else if constexpr (std::is_same_v<Field, Instant>) {
    return toml_text(to_text(field));
  } else if constexpr (std::is_integral_v<Field>) {
    return std::to_string(field);
  } else {
    return field ? toml_value(*field) : "";
  }
}

template <class Record>
std::string table_of(const Record& record) {
  std::string text = "\n[[records." + std::string{name_of(Record::kArea)} + "]]\n";
  visit_columns(record, [&](std::string_view name, Need, const auto& field) {
    const std::string value = toml_value(field);
    if (!value.empty()) text += std::string{name} + " = " + value + "\n";
  });
  return text;
}

std::string tables_of(const History& records) {
  std::string text;
  visit_lists(records, [&](const auto& list) {
    for (const auto& item : list) {
      if constexpr (std::is_same_v<std::decay_t<decltype(item)>, Family>) {
        text += table_of(item.notification);
        for (const Answer& answer : item.answers) text += table_of(answer);
        for (const Document& document : item.documents) text += table_of(document);
      } else {
        text += table_of(item);
      }
    }
  });
  return text;
}

std::string purge_of(const PurgeSchedule& purge) {
  const bool is_by_days = purge.every_days > 0;
  const int amount = is_by_days ? purge.every_days : purge.every_hours;
  std::string text = "\n[purge]\nevery = \"" + std::to_string(amount) + (is_by_days ? " day" : " hour") +
                     (amount == 1 ? "" : "s") + "\"\n";
  text += "at = \"" + hour_and_minute(purge.at_minutes) + "\"\n";
  if (purge.outages.empty()) return text;
  text += "outages = [";
  for (const Outage& outage : purge.outages) {
    text += (&outage == &purge.outages.front() ? "" : ", ") + std::string{"{ from = "} +
            to_text(outage.from) + ", to = " + to_text(outage.to) + " }";
  }
  return text + "]\n";
}

std::string path_from(const fs::path& folder, const std::string& file) {
  const fs::path whole = fs::absolute(file).lexically_normal();
  const fs::path relative = whole.lexically_relative(fs::absolute(folder).lexically_normal());
  return relative.empty() ? whole.string() : relative.string();
}

std::string replay_of(const Options& options, const std::string& file) {
  std::string text = "slettefrist run " + shell_quoted(file);
  for (const std::string& reading : options.readings) text += " --reading " + shell_quoted(reading);
  return text + engine_words(options);
}

std::optional<Shrunk> shrunk_of(const Options& options, const std::string& scenario, const Finding& target) {
  const WorldFindings ask = [suspect = suspect_of(options)](const WrittenWorld& world) {
    return findings_of(world, suspect);
  };
  if (target.citizen_id != 0) {
    if (auto alone = shrink(world_of(options, scenario, {target.citizen_id}), target, ask)) return alone;
  }
  const Job job = make_job(options, scenario);
  if (!job.from_pack && job.settings.citizens > kCitizensTogetherMax) return std::nullopt;
  return shrink(world_of(options, scenario, {}), target, ask);
}

std::optional<Shrunk> shrunk_of(const Options& options, const std::string& scenario,
                                const std::vector<Finding>& findings) {
  std::optional<Shrunk> smallest;
  for (const Finding* const target : findings_to_shrink(findings)) {
    auto shrunk = shrunk_of(options, scenario, *target);
    if (shrunk && (!smallest || is_smaller(*shrunk, *smallest))) smallest = std::move(shrunk);
    if (smallest && smallest->record_count <= kRecordsWanted) break;
  }
  return smallest;
}

const std::string kHead = "format = 1\nname = \"witness\"\ntitle = \"The smallest world that shows it\"\n";

// Empty files count: whoever made a name for one has nothing to lose.
bool is_witness(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  return text.empty() || text.find(kHead) != std::string::npos;
}

// Where a witness is written and tried before it takes its place.
std::string place_beside(const std::string& file) {
  return (fs::absolute(file).parent_path() / ("." + fs::path{file}.filename().string() + ".new")).string();
}

}  // namespace

void require_witness_place(const std::string& file) {
  const auto refuse = [&file](const std::string& expected) {
    throw InputError(Problem{"", 0, 0, "--witness: read \"" + file + "\", " + expected,
                             "Name a file such as witness.toml"});
  };
  std::error_code ignored;
  const fs::path folder = fs::absolute(file).parent_path();
  if (fs::is_directory(file, ignored) || !fs::is_directory(folder, ignored))
    refuse("expected a file in a folder that exists");
  if (fs::exists(file, ignored) && !is_witness(file))
    refuse("which holds something else than a witness; expected a new file or an older witness");
  const std::string beside = place_beside(file);
  if (!std::ofstream{beside}) refuse("expected a file in a folder that can be written into");
  fs::remove(beside, ignored);
}

void write_scenario(const std::string& file, const std::vector<std::string>& comment,
                    const WrittenWorld& world) {
  const Scenario& scenario = world.scenario;
  const fs::path folder = fs::absolute(file).parent_path();
  std::string text;
  for (const std::string& line : comment) text += "# " + line + "\n";
  text += kHead + "policy = " + toml_text(path_from(folder, world.policy.file)) +
          "\nseed = 0\ncitizens = 0\nstarts_on = " + to_text(scenario.starts_on) +
          "\nends_on = " + to_text(scenario.ends_on) +
          "\nuploads_open_on = " + to_text(scenario.uploads_open_on) + "\n" + purge_of(scenario.purge) +
          tables_of(scenario.records);
  std::ofstream out{file, std::ios::binary};
  out << text;
  if (!out.flush()) throw std::runtime_error(file + ": cannot be written");
}

std::string make_witness(const Options& options, const std::string& scenario,
                         const std::vector<Finding>& findings) {
  if (findings.empty()) return "";
  const auto shrunk = shrunk_of(options, scenario, findings);
  if (!shrunk) return "No witness: the finding does not show in the records of one citizen alone\n";
  const std::string beside = place_beside(options.witness);
  write_scenario(
      beside,
      {witness_sentence(shrunk->finding, shrunk->world), "Replay: " + replay_of(options, options.witness)},
      shrunk->world);
  WrittenWorld written{input::read_scenario(beside), shrunk->world.policy};
  const std::vector<Finding> again = findings_of(written, suspect_of(options));
  const bool convicts = std::any_of(again.begin(), again.end(), [&](const Finding& finding) {
    return is_same_failure(finding, shrunk->finding);
  });
  if (!convicts) {
    fs::remove(beside);
    throw std::runtime_error("the witness does not fail the same way when it is read back");
  }
  fs::rename(beside, options.witness);
  return "Witness: " + witness_sentence(shrunk->finding, shrunk->world) + "\n  " +
         std::to_string(shrunk->record_count) + (shrunk->record_count == 1 ? " record, " : " records, ") +
         std::to_string(shrunk->run_count) + (shrunk->run_count == 1 ? " run: " : " runs: ") +
         options.witness + "\n";
}

}  // namespace slettefrist::cli
