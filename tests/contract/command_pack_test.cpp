// Packs as other teams meet them: three formats, mappings, feeds, and the check of a pack.
//
// What stands in a row is tested in tables/ and report/; here it is that packs are read back as they were
// written, that every change to one is found, and that nothing of a user's is overwritten.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class PackCommand : public Command {
 protected:
  void generate(const std::string& out, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"generate", "leap-day", "--citizens", "15", "--quiet", "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    succeed(arguments);
  }
  // The deletions of a run over the pack.
  std::string deletions_of(const std::string& pack, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"run",        "leap-day", "--records", pack,         "--to",
                                       "2025-04-01", "--quiet",  "--out",     "run-" + pack};
    arguments.insert(arguments.end(), more.begin(), more.end());
    succeed(arguments);
    return read("run-" + pack + "/deletions.csv");
  }
  void append(const std::string& name, const std::string& text) { write(name, read(name) + text); }
};

TEST_F(PackCommand, in_every_format_and_mapping_lead_to_the_same_deletions) {
  generate("plain");
  const std::string deletions = deletions_of("plain");
  EXPECT_GT(lines_of(deletions).size(), 10U);
  for (const char* format : {"csv", "ndjson", "sqlite"}) {
    for (const char* mapping : {"", "excel", "case-system", "epochs"}) {
      const std::string pack = std::string{format} + "-" + mapping;
      const std::string file = std::string{PROJECT_ROOT "/scenarios/mappings/"} + mapping + ".toml";
      std::vector<std::string> wishes{"--format", format, "--with-content"};
      if (*mapping != '\0') wishes.insert(wishes.end(), {"--mapping", file});
      generate(pack, wishes);
      EXPECT_EQ(deletions_of(pack), deletions) << pack;
      if (*mapping == '\0') continue;
      std::filesystem::remove(path(pack + "/mapping.toml"));  // as another team's export would come
      std::filesystem::remove_all(path("run-" + pack));
      EXPECT_EQ(deletions_of(pack, {"--mapping", file}), deletions) << pack;
    }
  }
}

TEST_F(PackCommand, mapped_and_back_again_are_the_packs_they_were) {
  const std::string mapping = PROJECT_ROOT "/scenarios/mappings/epochs.toml";
  generate("plain");
  succeed({"generate", "leap-day", "--records", "plain", "--mapping", mapping, "--out", "theirs", "--quiet"});
  std::filesystem::remove(path("theirs/mapping.toml"));
  succeed({"generate", "leap-day", "--records", "theirs", "--records-mapping", mapping, "--out", "back",
           "--quiet"});
  for (const char* table : {"citizen", "notification", "answer", "document", "sanction"}) {
    const std::string file = std::string{table} + ".csv";
    EXPECT_EQ(read("back/" + file), read("plain/" + file));
    EXPECT_NE(read("theirs/" + file), read("plain/" + file));
  }
  EXPECT_EQ(read("back/expected_deletions.csv"), read("plain/expected_deletions.csv"));
  EXPECT_EQ(read("back/events.ndjson"), read("plain/events.ndjson"));
}

TEST_F(PackCommand, bytes_of_documents_reach_the_store_from_every_format) {
  generate("bytes", {"--with-content"});
  for (const char* format : {"csv", "ndjson", "sqlite"}) {
    const std::string pack = std::string{"pack-"} + format;
    generate(pack, {"--with-content", "--format", format});
    succeed(
        {"generate", "leap-day", "--records", pack, "--with-content", "--out", "again-" + pack, "--quiet"});
    EXPECT_EQ(read("again-" + pack + "/content.sha256"), read("bytes/content.sha256")) << format;
    EXPECT_EQ(read("again-" + pack + "/document.csv"), read("bytes/document.csv")) << format;
  }
  EXPECT_GT(lines_of(read("bytes/content.sha256")).size(), 3U);
}

TEST_F(PackCommand, whose_documents_bytes_are_others_are_bad_input_to_whoever_would_use_them) {
  succeed({"generate", "leap-day", "--citizens", "20", "--with-content", "--out", "pack"});
  const auto first = std::filesystem::directory_iterator { path("pack/content") } -> path();
  std::ofstream{first, std::ios::app} << "more";
  for (const std::string verb : {"run", "generate"}) {
    const Ended ended =
        run({verb, "--records", "pack", "--from", "2024-02-01", "--to", "2030-03-31", "--out", "o"});
    EXPECT_EQ(ended.exit_code, 2) << verb;
    EXPECT_THAT(ended.err, HasSubstr("expected its content_sha256 " + first.filename().string()));
    EXPECT_FALSE(std::filesystem::exists(path("o"))) << verb;
  }
}

TEST_F(PackCommand, slices_joined_are_the_events_of_the_whole) {
  generate("whole");
  std::string joined;
  for (const char* slice : {"2000-01-01..2024-03-30", "2024-03-31..2024-03-31", "2024-04-01..2089-01-01"}) {
    generate("feed", {"--slice", slice});
    joined += read("feed/events.ndjson");
    EXPECT_THAT(succeed({"check", "--records", "feed"}).out, HasSubstr("a feed of"));
  }
  EXPECT_EQ(joined, read("whole/events.ndjson"));
  EXPECT_EQ(files().count("feed/notification.csv"), 0U);
}

TEST_F(PackCommand, events_are_in_time_order_and_tell_each_record_once) {
  generate("pack");
  std::string last;
  std::size_t created = 0;
  for (const std::string& line : lines_of(read("pack/events.ndjson"))) {
    const auto event = nlohmann::json::parse(line);
    EXPECT_LE(last, event["at"].get<std::string>());
    last = event["at"];
    created += event["kind"] == "create" ? 1 : 0;
  }
  std::size_t rows = 0;
  for (const std::string& file : files()) {
    const bool is_table = file.ends_with(".csv") && !file.ends_with("expected_deletions.csv") &&
                          !file.ends_with("citizen_change.csv");
    if (is_table) rows += lines_of(read(file)).size() - 1;
  }
  EXPECT_EQ(created, rows);
}

TEST_F(PackCommand, that_are_untouched_are_sound) {
  for (const char* format : {"csv", "ndjson", "sqlite"}) {
    generate("pack", {"--format", format, "--with-content"});
    const Ended ended = succeed({"check", "--records", "pack"});
    EXPECT_THAT(ended.out, testing::StartsWith("Sound: pack (")) << format;
    const auto told = nlohmann::json::parse(succeed({"check", "--records", "pack", "--json"}).out);
    EXPECT_EQ(told["verdict"], "sound");
    EXPECT_GT(told["documents_with_bytes"], 3);
    EXPECT_TRUE(told["notes"].empty()) << told["notes"];
  }
}

TEST_F(PackCommand, are_sound_under_a_policy_s_name_as_under_its_file) {
  succeed({"generate", "leap-day", "--citizens", "10", "--out", "pack"});
  succeed({"check", "--records", "pack", "--policy", "star-2024-1"});
}

TEST_F(PackCommand, with_a_file_that_may_not_be_read_are_bad_input) {
  succeed({"generate", "leap-day", "--citizens", "10", "--out", "pack"});
  std::filesystem::remove(path("pack/answer.csv"));
  std::filesystem::create_symlink("/proc/self/mem",
                                  path("pack/answer.csv"));  // whoever asks, at its beginning
  const Ended ended = run({"check", "--records", "pack"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, testing::AllOf(HasSubstr("answer.csv: cannot read "),
                                        HasSubstr("Check the file and its permissions")));
}

TEST_F(PackCommand, that_were_moved_are_sound_where_they_are) {
  generate("here");
  std::filesystem::create_directory(path("far away"));
  std::filesystem::rename(path("here"), path("far away/pack"));
  succeed({"check", "--records", "far away/pack"});
}

TEST_F(PackCommand, that_were_altered_are_found_out_whatever_was_altered) {
  const auto finds = [&](const std::string& kind, const std::string& file) {
    const Ended ended = run({"check", "--records", "pack", "--json"});
    EXPECT_EQ(ended.exit_code, 1) << file << ended.err;
    const auto findings = nlohmann::json::parse(ended.out)["findings"];
    ASSERT_EQ(findings.size(), 1U) << findings;
    EXPECT_EQ(findings[0]["kind"], kind);
    EXPECT_EQ(findings[0]["file"], file);
  };
  generate("pack", {"--with-content"});
  append("pack/answer.csv", "\n");
  finds("altered", "answer.csv");
  generate("pack", {"--with-content"});
  std::filesystem::remove(path("pack/sanction.csv"));
  finds("missing", "sanction.csv");
  generate("pack", {"--with-content"});
  write("pack/notification.ndjson", "");
  finds("extra", "notification.ndjson");
  std::filesystem::remove(path("pack/notification.ndjson"));
  const std::string digest = read("pack/content.sha256").substr(0, 64);
  append("pack/content/" + digest, "x");
  finds("altered", "content/" + digest);
  std::filesystem::remove(path("pack/content/" + digest));
  finds("missing", "content/" + digest);
  generate("pack", {"--with-content"});
  write("pack/content/stray", "x");
  finds("extra", "content/stray");
}

// Somebody who alters a pack and its manifest alike is still found out by what follows from the records.
TEST_F(PackCommand, whose_expected_deletions_do_not_follow_from_the_records_are_found_out) {
  generate("pack");
  auto manifest = nlohmann::ordered_json::parse(read("pack/manifest.json"));
  manifest["reading"]["first_day"] = "day_after";
  write("pack/manifest.json", manifest.dump(2));
  const Ended ended = run({"check", "--records", "pack"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("expected  expected_deletions.csv"));
}

TEST_F(PackCommand, under_a_policy_that_is_not_at_hand_are_checked_but_for_what_follows_from_it) {
  write("own.toml", "format = 1\nextends = \"" PROJECT_ROOT
                    "/scenarios/policies/star-2024-1.toml\"\nedition = \"own\"\n");
  generate("pack", {"--policy", "own.toml"});
  EXPECT_THAT(succeed({"check", "--records", "pack"}).out, HasSubstr("note: expected_deletions.csv was not"));
  EXPECT_THAT(succeed({"check", "--records", "pack", "--policy", "own.toml"}).out,
              testing::Not(HasSubstr("note:")));
}

TEST_F(PackCommand, without_a_manifest_are_read_and_said_to_be_unchecked) {
  const Ended ended = succeed({"check", "--records", PROJECT_ROOT "/tests/data/small-pack"});
  EXPECT_THAT(ended.out, HasSubstr("no manifest.json"));
  generate("pack");
  std::filesystem::remove(path("pack/manifest.json"));
  EXPECT_EQ(run({"check", "--records", "pack"}).exit_code, 1) << "a pack that was made has one";
}

TEST_F(PackCommand, with_a_manifest_that_is_broken_or_another_programs_are_bad_input) {
  generate("pack");
  for (const char* text : {"{", "{\"kind\":\"other\"}", "{\"kind\":\"pack\"}"}) {
    write("pack/manifest.json", text);
    const Ended ended = run({"check", "--records", "pack"});
    EXPECT_EQ(ended.exit_code, 2) << text;
    EXPECT_THAT(ended.err, HasSubstr("pack/manifest.json"));
  }
}

// What is expected follows from it, so that nothing in it is guessed.
TEST_F(PackCommand, whose_manifest_has_a_format_or_a_reading_that_nobody_knows_are_bad_input) {
  generate("pack");
  const auto sound = nlohmann::ordered_json::parse(read("pack/manifest.json"));
  const auto expect_refused = [&](const nlohmann::ordered_json& manifest) {
    write("pack/manifest.json", manifest.dump(2));
    const Ended ended = run({"check", "--records", "pack"});
    EXPECT_EQ(ended.exit_code, 2) << manifest.dump();
    EXPECT_THAT(ended.err, HasSubstr("pack/manifest.json"));
  };
  auto manifest = sound;
  manifest["format"] = 2;
  expect_refused(manifest);
  manifest = sound;
  manifest["formats"]["records"] = 9;
  expect_refused(manifest);
  manifest = sound;
  manifest["reading"]["first_day"] = "foo";
  expect_refused(manifest);
  manifest = sound;
  manifest["reading"].erase("first_day");
  expect_refused(manifest);
}

TEST_F(PackCommand, of_tokens_in_the_place_of_documents_are_sound) {
  for (const char* format : {"csv", "sqlite"}) {
    generate(format, {"--content", "token", "--with-content", "--format", format});
    const Ended ended = run({"check", "--records", format});
    EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  }
}

TEST_F(PackCommand, of_nobody_or_under_a_mapping_of_nothing_are_bad_input_and_leave_the_older_pack) {
  generate("pack");
  const std::string before = read("pack/manifest.json");
  const Ended nobody =
      run({"generate", "leap-day", "--citizens", "15", "--only-citizen", "16", "--out", "pack"});
  EXPECT_EQ(nobody.exit_code, 2);
  EXPECT_THAT(nobody.err, HasSubstr("--only-citizen: read 16, expected a citizen of this world: 1 to 15"));
  const Ended nothing = run({"generate", "leap-day", "--records-mapping", "any.toml", "--out", "pack"});
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.err, HasSubstr("--records-mapping: read it without --records"));
  EXPECT_EQ(read("pack/manifest.json"), before);
}

TEST_F(PackCommand, replace_an_earlier_pack_whole_and_nothing_else) {
  generate("pack", {"--format", "ndjson", "--with-content"});
  generate("pack");
  EXPECT_EQ(files().count("pack/notification.ndjson"), 0U);
  EXPECT_EQ(files().count("pack/content.sha256"), 0U);
  succeed({"check", "--records", "pack"});
  write("pack/my-notes.txt", "precious");
  const Ended ended = run({"generate", "leap-day", "--citizens", "3", "--out", "pack"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("my-notes.txt"));
  EXPECT_EQ(read("pack/my-notes.txt"), "precious");
  for (const std::string& file : files()) EXPECT_THAT(file, testing::Not(HasSubstr("unfinished")));
}

TEST_F(PackCommand, that_are_read_are_never_what_is_overwritten) {
  generate("pack");
  const std::string before = read("pack/manifest.json");
  for (const char* verb : {"run", "generate"}) {
    for (const char* out : {"pack", "pack/", "pack/inner", ".", "pack/../pack"}) {
      const Ended ended = run({verb, "leap-day", "--records", "pack", "--out", out});
      EXPECT_EQ(ended.exit_code, 2) << verb << ' ' << out;
      EXPECT_THAT(ended.err, HasSubstr("--records"));
    }
  }
  EXPECT_EQ(read("pack/manifest.json"), before);
  succeed({"check", "--records", "pack"});
}

TEST_F(PackCommand, whose_code_the_mapping_does_not_know_are_bad_input_and_leave_nothing) {
  write("map.toml",
        "format = 1\n[[table]]\ntable = \"notification\"\n[table.codes.event_kind]\nnever = \"N\"\n");
  std::set<std::string> told;
  for (const char* threads : {"1", "2", "4"}) {
    const Ended ended = run({"generate", "leap-day", "--citizens", "15", "--threads", threads, "--mapping",
                             "map.toml", "--out", "pack"});
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_THAT(ended.err, HasSubstr("map.toml"));
    EXPECT_EQ(files(), std::set<std::string>{"map.toml"});
    told.insert(ended.err);
  }
  EXPECT_EQ(told.size(), 1U);
}

TEST_F(PackCommand, schema_of_a_mapping_names_every_key) {
  const std::string schema = succeed({"schema", "mapping"}).out;
  for (const char* key : {"csv.preset", "values.doubled_hour", "table.left_out"}) {
    EXPECT_THAT(schema, HasSubstr(key));
  }
}

}  // namespace
}  // namespace slettefrist::contract
