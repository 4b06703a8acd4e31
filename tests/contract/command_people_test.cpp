// People and documents on the command line: schemes, lists and codes of a user's own, contents, Danish
// letters; what they change, what they must not, and what is told of bad input.
//
// It must not know how a number is built beyond its digits.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class People : public Command {
 protected:
  Ended generate(const std::string& pack, std::vector<std::string> more) const {
    std::vector<std::string> arguments{"generate", "first-documents-2024", "--out", pack, "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return succeed(arguments);
  }
  // The column of a pack's table, by its place; for tables without commas in their cells.
  std::vector<std::string> column(const std::string& file, std::size_t place) const {
    std::vector<std::string> cells;
    for (const std::string& line : lines_of(read(file))) {
      std::size_t begin = 0;
      for (std::size_t i = 0; i < place; ++i) begin = line.find(',', begin) + 1;
      cells.push_back(line.substr(begin, line.find(',', begin) - begin));
    }
    cells.erase(cells.begin());
    return cells;
  }
  void write_list(int numbers) const {
    std::string text = "cpr,born_on\n";
    for (int i = 0; i < numbers; ++i) text += std::to_string(6101700000LL + i) + ",1970-01-01\n";
    write("list.csv", text);
  }
};

TEST_F(People, of_another_scheme_have_other_numbers_and_the_same_deadlines) {
  generate("ours", {"--citizens", "150"});
  for (const std::string scheme : {"leap-day-of-common-year", "day-plus-60"}) {
    generate(scheme, {"--citizens", "150", "--cpr-scheme", scheme, "--content", "none"});
    EXPECT_NE(column(scheme + "/citizen.csv", 1), column("ours/citizen.csv", 1));
    EXPECT_EQ(read(scheme + "/expected_deletions.csv"), read("ours/expected_deletions.csv"));
    EXPECT_EQ(column(scheme + "/citizen.csv", 5), column("ours/citizen.csv", 5)) << "municipalities";
    for (const std::string& cpr : column(scheme + "/citizen.csv", 1)) {
      if (scheme == "day-plus-60") {
        ASSERT_GE(cpr.substr(0, 2), "61") << cpr;
      } else {
        ASSERT_EQ(cpr.substr(0, 4), "2902") << cpr;
      }
    }
  }
}

TEST_F(People, of_a_list_are_the_same_whatever_the_number_of_citizens_and_shards) {
  write_list(60);
  generate("all", {"--citizens", "60", "--cpr-list", "list.csv"});
  generate("few", {"--citizens", "20", "--cpr-list", "list.csv"});
  generate("shard", {"--citizens", "60", "--shard", "2/3", "--cpr-list", "list.csv"});
  const auto all = lines_of(read("all/citizen.csv"));
  EXPECT_EQ(column("all/citizen.csv", 1).at(4), "6101700004");
  EXPECT_EQ(column("all/citizen.csv", 4).at(4), "1970-01-01");
  for (const std::string pack : {"few", "shard"}) {
    for (const std::string& line : lines_of(read(pack + "/citizen.csv"))) {
      EXPECT_THAT(all, testing::Contains(line));
    }
  }
}

TEST_F(People, files_of_a_user_enter_the_manifest_and_the_line_that_repeats_the_run) {
  write_list(60);
  write("codes/funds.csv", "code,weight\n777,1\n");
  write("codes/jobcentres.csv", "code,municipality_code\n99901,999\n");
  write("codes/kinds.csv", "area,code\nnotification,N07\nanswer,S05\nsanction,Æ1\n");
  const std::vector<std::string> people{"--citizens", "50", "--cpr-list", "list.csv", "--codes", "codes"};
  generate("pack", people);
  const auto manifest = nlohmann::json::parse(read("pack/manifest.json"));
  ASSERT_EQ(manifest["people_files"].size(), 4u);
  for (const auto& file : manifest["people_files"]) {
    EXPECT_EQ(file["sha256"], report::sha256_hex(read(file["name"].get<std::string>())));
  }
  EXPECT_EQ(manifest["replay"],
            "slettefrist generate first-documents-2024 --citizens 50 --cpr-list list.csv --codes codes");
  EXPECT_THAT(column("pack/citizen.csv", 5), testing::Each("999"));
  EXPECT_THAT(column("pack/citizen.csv", 6), testing::Each("777"));
  EXPECT_THAT(column("pack/notification.csv", 2), testing::Each("99901"));
  EXPECT_THAT(column("pack/notification.csv", 4), testing::Each("N07"));
  EXPECT_THAT(column("pack/answer.csv", 4), testing::Each("S05"));
  EXPECT_THAT(column("pack/sanction.csv", 4), testing::Each("Æ1"));
  std::vector<std::string> arguments{"run",    "first-documents-2024", "--to", "2024-04-01", "--out", "out",
                                     "--quiet"};
  arguments.insert(arguments.end(), people.begin(), people.end());
  succeed(arguments);
  EXPECT_EQ(nlohmann::json::parse(read("out/manifest.json"))["people_files"], manifest["people_files"]);
}

TEST_F(People, a_manifest_without_files_of_a_user_does_not_name_any) {
  generate("pack", {"--citizens", "5"});
  EXPECT_FALSE(nlohmann::json::parse(read("pack/manifest.json")).contains("people_files"));
}

TEST_F(People, contents_are_kept_whole_as_a_token_or_not_at_all_with_the_same_sizes) {
  std::map<std::string, std::vector<std::string>> deletions;
  for (const std::string content : {"full", "token", "none"}) {
    succeed({"run", "first-documents-2024", "--citizens", "150", "--to", "2024-06-01", "--content", content,
             "--out", content, "--quiet"});
    SQLite::Database store{path(content + "/store.db")};
    SQLite::Statement rows{store, "SELECT document_id, byte_size, content FROM document"};
    int documents = 0;
    for (; rows.executeStep(); ++documents) {
      const std::string mark = "SLTF-document-" + rows.getColumn(0).getString() + "-X";
      const std::string bytes = rows.getColumn(2).getString();
      EXPECT_EQ(rows.getColumn(2).isNull(), content == "none");
      if (content == "token") {
        EXPECT_EQ(bytes, mark);
      }
      if (content == "full") {
        EXPECT_EQ(static_cast<int>(bytes.size()), rows.getColumn(1).getInt());
        EXPECT_THAT(bytes, HasSubstr(mark));
      }
    }
    EXPECT_GT(documents, 5);
    EXPECT_EQ(read(content + "/deletions.csv"), read("full/deletions.csv"));
  }
}

TEST_F(People, a_packs_digests_are_those_of_the_bytes_that_are_kept) {
  generate("token", {"--citizens", "150", "--content", "token"});
  generate("none", {"--citizens", "150", "--content", "none"});
  const std::string row = lines_of(read("token/document.csv")).at(1);
  const std::string mark = "SLTF-document-" + row.substr(0, row.find(',')) + "-X";
  EXPECT_EQ(row.substr(row.rfind(',') + 1), report::sha256_hex(mark));
  EXPECT_THAT(lines_of(read("none/document.csv")).at(1), testing::EndsWith(","));
}

TEST_F(People, keys_of_the_scenario_do_what_the_options_do_and_options_win) {
  const std::string head =
      "format = 1\nname = \"x\"\nseed = 3\ncitizens = 40\nhistory_from = 2018-01-01\nstarts_on = 2024-03-01\n"
      "ends_on = 2024-03-31\n";
  write("plain.toml", head);
  write("keys.toml", head + "cpr_scheme = \"day-plus-60\"\ncpr_modulus_11 = \"valid\"\ncontent = \"none\"\n");
  succeed({"generate", "keys.toml", "--out", "by-keys", "--quiet"});
  succeed({"generate", "plain.toml", "--out", "by-options", "--quiet", "--cpr-scheme", "day-plus-60",
           "--cpr-modulus-11", "valid", "--content", "none"});
  succeed({"generate", "keys.toml", "--out", "undone", "--quiet", "--cpr-scheme", "future-birth-year",
           "--cpr-modulus-11", "mixed", "--content", "full"});
  succeed({"generate", "plain.toml", "--out", "plain", "--quiet"});
  for (const std::string table : {"citizen", "document"}) {
    EXPECT_EQ(read("by-keys/" + table + ".csv"), read("by-options/" + table + ".csv"));
    EXPECT_EQ(read("undone/" + table + ".csv"), read("plain/" + table + ".csv"));
  }
  EXPECT_NE(read("by-keys/citizen.csv"), read("plain/citizen.csv"));
}

// From the generators through store, pack and reports: the same bytes, and no letter lost on the way.
TEST_F(People, danish_letters_are_utf_8_from_end_to_end) {
  write("letters.toml",
        "format = 1\nname = \"letters\"\ntitle = \"Sletning på årsdagen, ældre før nyere: ÆØÅ\"\nseed = 3\n"
        "citizens = 400\nhistory_from = 2018-01-01\nstarts_on = 2024-03-01\nends_on = 2024-12-31\n"
        "uploads_open_on = 2023-12-04\n");
  succeed({"generate", "letters.toml", "--out", "pack", "--quiet"});
  succeed({"run", "letters.toml", "--out", "out", "--quiet"});
  for (const std::string file : {"out/report.html", "out/summary.md"}) {
    EXPECT_THAT(read(file), HasSubstr("Sletning på årsdagen, ældre før nyere: ÆØÅ")) << file;
  }
  const std::map<std::string, std::string> columns{{"citizen", "family_name"},
                                                   {"notification", "comment"},
                                                   {"answer", "comment"},
                                                   {"document", "file_name"}};
  SQLite::Database store{path("out/store.db")};
  for (const auto& [table, name] : columns) {
    const std::string pack = read("pack/" + table + ".csv");
    int with_letters = 0;
    SQLite::Statement rows{store, "SELECT " + name + " FROM " + table + " WHERE " + name + " IS NOT NULL"};
    while (rows.executeStep()) {
      const std::string text = rows.getColumn(0).getString();
      ASSERT_THAT(pack, HasSubstr(text)) << table;
      for (const char* letter : {"æ", "ø", "å"}) with_letters += text.find(letter) != std::string::npos;
    }
    EXPECT_GT(with_letters, 10) << table;
  }
}

TEST_F(People, more_of_them_than_a_scheme_has_numbers_for_is_bad_input_with_figures) {
  const auto before = files();
  for (const std::string verb : {"run", "generate"}) {
    const Ended ended = run({verb, "first-documents-2024", "--citizens", "60000", "--cpr-scheme",
                             "leap-day-of-common-year", "--cpr-modulus-11", "valid", "--out", "out"});
    EXPECT_EQ(ended.exit_code, 2) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr("citizens: read 60000, expected 0 to "));
    EXPECT_THAT(ended.err, HasSubstr("leap-day-of-common-year with modulus 11 valid for birthdays from "));
    EXPECT_EQ(files(), before);
  }
}

TEST_F(People, a_list_that_is_too_short_is_bad_input_with_file_and_line) {
  write_list(9);
  const auto before = files();
  const Ended ended = run(
      {"generate", "first-documents-2024", "--citizens", "10", "--cpr-list", "list.csv", "--out", "pack"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              HasSubstr("list.csv:10: read 9 numbers, expected 10 or more, one a citizen. Lengthen "
                        "the list, or give --citizens 9"));
  EXPECT_EQ(files(), before);
}

TEST_F(People, files_that_are_wrong_are_bad_input_with_file_and_line) {
  write("list.csv", "cpr,born_on\n123,1970-01-01\n");
  write("codes/funds.csv", "code,weight\n067,none\n");
  const auto before = files();
  const Ended list = run({"run", "leap-day", "--citizens", "1", "--cpr-list", "list.csv"});
  EXPECT_EQ(list.exit_code, 2);
  EXPECT_THAT(list.err, HasSubstr("list.csv:2: cpr: read \"123\""));
  const Ended codes = run({"run", "leap-day", "--citizens", "1", "--codes", "codes"});
  EXPECT_EQ(codes.exit_code, 2);
  EXPECT_THAT(codes.err, HasSubstr("codes/funds.csv:2: weight: read \"none\""));
  EXPECT_EQ(files(), before);
}

TEST_F(People, options_that_exclude_each_other_or_have_no_such_choice_are_bad_input) {
  write_list(9);
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"--cpr-scheme", "day-plus-6"}, "--cpr-scheme: read \"day-plus-6\", expected future-birth-year"},
      {{"--cpr-modulus-11", "yes"}, "--cpr-modulus-11: read \"yes\", expected mixed, valid or invalid"},
      {{"--content", "ful"}, "--content: read \"ful\", expected full, token or none. Did you mean full?"},
      {{"--cpr-list", "list.csv", "--cpr-scheme", "day-plus-60"},
       "--cpr-list: read together with --cpr-scheme, expected only one of them"},
      {{"--cpr-list", "list.csv", "--cpr-modulus-11", "valid"},
       "--cpr-list: read together with --cpr-modulus-11"},
      {{"--cpr-list", "list.csv", "--records", "pack"}, "--cpr-list: read together with --records"},
      {{"--codes", "codes", "--records", "pack"}, "--codes: read together with --records"},
      {{"--cpr-scheme", "day-plus-60", "--records", "pack"}, "--cpr-scheme: read together with --records"},
      {{"--seed", "2", "--records", "pack"}, "--seed: read together with --records"},
      {{"--records", "pack"}, "--citizens: read together with --records"}};
  const auto before = files();
  for (const auto& [options, told] : cases) {
    std::vector<std::string> arguments{"run", "leap-day", "--citizens", "2"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 2) << told;
    EXPECT_THAT(ended.err, HasSubstr(told));
    EXPECT_EQ(files(), before);
  }
}

}  // namespace
}  // namespace slettefrist::contract
