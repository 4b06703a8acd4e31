// On findings, --witness writes a scenario small enough to read at a glance, which fails the same way.
//
// Each wrong engine is the ready example with a slip. It must not know how a world is made smaller.
#include <gmock/gmock.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

struct Slip {
  std::string name;
  std::string replaced;
  std::string replacement;
  std::string kind;
  std::string sentence;  // a piece of it
};

void PrintTo(const Slip& slip, std::ostream* out) { *out << slip.name; }

class Witness : public Command {
 protected:
  void write_engine(const std::string& replaced, const std::string& replacement) {
    std::string script = text_of_file(kPurgeScript);
    const std::size_t place = script.find(replaced);
    ASSERT_NE(place, std::string::npos);
    write("wrong.sql", script.replace(place, replaced.size(), replacement));
  }
  static int records_in(const std::string& scenario) {
    static const std::regex table{"\\n\\[\\[records\\."};
    return static_cast<int>(std::distance(std::sregex_iterator(scenario.begin(), scenario.end(), table), {}));
  }
};

class WitnessOf : public Witness, public testing::WithParamInterface<Slip> {};

TEST_P(WitnessOf, a_wrong_engine_is_at_most_three_records_and_two_runs_and_fails_the_same_way) {
  const Slip& slip = GetParam();
  write_engine(slip.replaced, slip.replacement);
  const Ended found = run({"run", "first-documents-2024", "--citizens", "300", "--engine", "sql:wrong.sql",
                           "--out", "out", "--witness", "witness.toml", "--quiet"});
  ASSERT_EQ(found.exit_code, 1) << found.err;
  EXPECT_THAT(found.err, HasSubstr(slip.sentence));
  const std::string witness = read("witness.toml");
  EXPECT_THAT(witness, HasSubstr(slip.sentence));
  EXPECT_THAT(witness, HasSubstr("\n# Replay: slettefrist run witness.toml --engine sql:wrong.sql\n"));
  EXPECT_GE(records_in(witness), 1);
  EXPECT_LE(records_in(witness), 3);

  const Ended again = run({"run", "witness.toml", "--engine", "sql:wrong.sql", "--out", "again", "--json"});
  EXPECT_EQ(again.exit_code, 1) << again.err;
  const auto summary = nlohmann::json::parse(again.out);
  EXPECT_GE(summary["findings"].value(slip.kind, 0), 1) << again.out;
  EXPECT_LE(lines_of(read("again/findings.csv")).size(), 4U);

  const Ended right = run({"run", "witness.toml", "--out", "right"});
  EXPECT_EQ(right.exit_code, 0) << "the built-in engine has nothing to fear: " << right.out;
}

const Slip kSlips[] = {
    {"a_day_late", "date(:as_of, '+1 day', '-12 months')", "date(:as_of, '-12 months')", "too_late",
     "(1 day late; rule document, clause document-12-months)"},
    {"a_year_early", "'-6 years'", "'-5 years'", "too_early", "at the earliest; the engine removed it on"},
    {"later_of_two_dates", "min(coalesce", "max(coalesce", "too_late", "had to go on 2024-03-18"},
    {"answers_left", "DELETE FROM answer", "-- DELETE FROM answer", "orphan", "its parent went on"},
    {"never_a_sanction", "DELETE FROM sanction\nWHERE", "DELETE FROM sanction\nWHERE 0 AND", "too_late",
     "it was still there after the run of 2025-03-31"},
};

INSTANTIATE_TEST_SUITE_P(Slip, WitnessOf, testing::ValuesIn(kSlips),
                         [](const auto& one) { return one.param.name; });

// It never goes: how late that is hangs on the scenario's last day alone, and must not keep a year of nights.
TEST_F(Witness, of_a_record_that_never_goes_is_as_short_as_the_slip_needs) {
  const Ended found = run({"run", "old-sanctions", "--engine", "fault:only-forward", "--out", "out",
                           "--witness", "witness.toml", "--quiet"});
  ASSERT_EQ(found.exit_code, 1) << found.err;
  EXPECT_THAT(found.err, HasSubstr("sanction 1, expiring 2012-01-15, had to go on 2024-05-03; it was still "
                                   "there after the run of 2024-05-03"));
  EXPECT_THAT(found.err, HasSubstr("\n  1 record, 2 runs: witness.toml\n"));
  EXPECT_EQ(run({"run", "witness.toml", "--engine", "fault:only-forward", "--out", "again"}).exit_code, 1);
  EXPECT_EQ(run({"run", "witness.toml", "--out", "right"}).exit_code, 0);
}

// What is wrong is the row of the log; the record has a rule, whatever the finding says of none.
TEST_F(Witness, of_an_untrue_log_does_not_say_that_no_rule_covers_the_record) {
  const Ended found = run({"run", "leap-day", "--small", "--engine", "fault:utc-day", "--out", "out",
                           "--witness", "witness.toml", "--quiet"});
  ASSERT_EQ(found.exit_code, 1) << found.err;
  EXPECT_THAT(found.err, HasSubstr(": log_untrue, "));
  EXPECT_THAT(found.err, testing::Not(HasSubstr("no rule")));
  EXPECT_THAT(read("witness.toml"), testing::Not(HasSubstr("no rule")));
}

TEST_F(Witness, is_repeated_with_the_store_and_the_calls_it_was_found_with) {
  const Ended found = run({"run", "first-documents-2024", "--small", "--engine", "fault:less-than",
                           "--content-store", "files", "--repeat-runs", "all", "--foreign-keys", "on",
                           "--out", "out", "--witness", "witness.toml", "--quiet"});
  ASSERT_EQ(found.exit_code, 1) << found.err;
  EXPECT_THAT(read("witness.toml"),
              HasSubstr("\n# Replay: slettefrist run witness.toml --engine fault:less-than --foreign-keys on "
                        "--content-store files --repeat-runs all\n"));
}

TEST_F(Witness, is_not_written_where_there_is_no_finding) {
  const Ended ended =
      succeed({"run", "leap-day", "--citizens", "20", "--out", "out", "--witness", "witness.toml"});
  EXPECT_FALSE(std::filesystem::exists(path("witness.toml"))) << ended.err;
}

TEST_F(Witness, of_a_pack_names_the_pack_s_own_record) {
  write("pack/notification.csv",
        "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n"
        "17,1,75101,067,absence,2024-02-29,2024-02-29T22:30:00Z,\n"
        "18,1,75101,067,absence,2024-02-29,2024-03-05T22:30:00Z,\n");
  write_engine("'-6 years'", "'-6 years', '-1 day'");
  const Ended ended = run({"run", "--records", "pack", "--from", "2030-02-20", "--to", "2030-03-20",
                           "--engine", "sql:wrong.sql", "--out", "out", "--witness", "witness.toml"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err,
              HasSubstr("notification 17, sent 2024-02-29 23:30 Danish time, had to go on 2030-02-28; the "
                        "engine removed it on 2030-03-01 (1 day late; rule notification-unanswered"));
  EXPECT_EQ(records_in(read("witness.toml")), 1);
}

TEST_F(Witness, with_no_place_to_stand_is_bad_input_before_anything_is_run) {
  const Ended ended =
      run({"run", "leap-day", "--citizens", "20", "--out", "out", "--witness", "nowhere/w.toml"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              HasSubstr("--witness: read \"nowhere/w.toml\", expected a file in a folder that exists"));
  EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(Witness, never_takes_the_place_of_anything_else) {
  write_engine("'-6 years'", "'-6 years', '-1 day'");
  const std::string script = read("wrong.sql");
  const std::vector<std::string> words{"run",           "leap-day", "--citizens", "20",      "--engine",
                                       "sql:wrong.sql", "--out",    "out",        "--quiet", "--witness"};
  const Ended refused = run(joined(words, {"wrong.sql"}));
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err,
              HasSubstr("--witness: read \"wrong.sql\", which holds something else than a witness"));
  EXPECT_EQ(read("wrong.sql"), script);
  EXPECT_EQ(run(joined(words, {"w.toml"})).exit_code, 1);
  EXPECT_EQ(run(joined(words, {"w.toml"})).exit_code, 1) << "an older witness may be replaced";
}

}  // namespace
}  // namespace slettefrist::contract
