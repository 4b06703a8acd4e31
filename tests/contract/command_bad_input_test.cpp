// Bad input of every option, verb and kind of file: exit code 2, a message that says what was read and what
// was expected, and nothing written.
//
// One representative of each kind of file; the tests of sim/input hold the rest. It must not know where in
// the program a message is made.
#include "tests/contract/bad_input.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

// What the arguments may name; a few bytes of each kind.
constexpr const char* kOverlayHead = "format = 1\nedition = \"mine\"\nextends = \"";
constexpr const char* kNotificationHead =
    "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment\n";

class BadInputOf : public BadInputCommand {
 protected:
  BadInputOf() {
    write("foreign.db", "These are somebody's notes and not a store.\n");
    write("plain-file", "x");
    write("parameter.sql", "SELECT :as_of;\nSELECT :day;\n");
    write("zero-byte.sql", std::string{"SELECT 1;\0", 10});
    write("folder/inside", "x");
    write("empty/notes.txt", "no table here");
    write("broken.toml", "format = 1\nname = \"broken\ncitizens = 3\n");
    write("unknown-key.toml", scenario("citzens = 5\n"));
    write("no-policy.toml", scenario("", "absent.toml"));
    write("unknown-rule.toml", scenario("\n[expect]\nchecked.documnt = 1\n"));
    write("future.toml", "format = 2\n");
    write("bad-keep.toml", overlay("keep = \"12 moths\"\n"));
    write("unknown-policy-key.toml", overlay("kep = \"12 months\"\n"));
    write("own-parent.toml", "format = 1\nedition = \"mine\"\nextends = \"own-parent.toml\"\n");
    write("bad-day/notification.csv",
          kNotificationHead + std::string{"1,1,75101,067,absence,2024-02-30,2024-01-09T09:15:00Z,\n"});
    write("bad-header/notification.csv", "notification_id,citizen_id\n1,1\n");
    write("orphan/answer.csv",
          "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment\n"
          "201,1,101,067,quarantine,2024-01-30,2024-02-01T13:00:00Z,\n");
    write("bad-rule.csv", "rule,anchor,expected_due\ndocumnt,2024-01-01,2025-01-01\n");
    write("bad-due.csv", "rule,anchor,expected_due\ndocument,2024-01-01,2025-02-29\n");
  }

  static std::string scenario(const std::string& more, const std::string& policy = kDefaultPolicy) {
    return "format = 1\nname = \"x\"\ntitle = \"x\"\npolicy = \"" + policy +
           "\"\nseed = 1\ncitizens = 3\nhistory_from = 2023-01-01\nstarts_on = 2024-01-01\nends_on = "
           "2024-02-01\nuploads_open_on = 2023-12-04\n" +
           more;
  }
  static std::string overlay(const std::string& key) {
    return kOverlayHead + std::string{kDefaultPolicy} + "\"\n\n[[rule]]\nid = \"document\"\n" + key;
  }
};

TEST_P(BadInputOf, ends_in_exit_code_2_says_why_and_writes_nothing) { expect_refused(); }

std::vector<std::string> small_run(std::vector<std::string> more) {
  std::vector<std::string> arguments{"run", "leap-day"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::vector<std::string> pack_run(const std::string& pack) {
  return {"run", "--records", pack, "--from", "2024-01-01", "--to", "2024-02-01"};
}

INSTANTIATE_TEST_SUITE_P(
    Number, BadInputOf,
    testing::Values(
        BadInput{"seed_word", small_run({"--seed", "x"}), {"--seed: read \"x\"", "whole number", "digits"}},
        BadInput{"seed_negative", small_run({"--seed=-3"}), {"--seed: read \"-3\"", "whole number"}},
        BadInput{"seed_too_large", small_run({"--seed", "9223372036854775808"}), {"to 9223372036854775807"}},
        BadInput{"seed_with_blank", small_run({"--seed", " 7"}), {"--seed: read \" 7\""}},
        BadInput{"seed_fraction", small_run({"--seed", "7.0"}), {"--seed: read \"7.0\""}},
        BadInput{"min_coverage_word",
                 small_run({"--min-coverage", "all"}),
                 {"--min-coverage: read \"all\"", "whole number", "1 to 100"}},
        BadInput{"min_coverage_zero", small_run({"--min-coverage", "0"}), {"--min-coverage: read \"0\""}},
        BadInput{"min_coverage_above_all",
                 small_run({"--min-coverage", "101"}),
                 {"--min-coverage: read \"101\"", "1 to 100"}},
        BadInput{"min_coverage_in_percent_signs",
                 small_run({"--min-coverage", "90%"}),
                 {"--min-coverage: read \"90%\""}},
        BadInput{"min_coverage_twice",
                 small_run({"--min-coverage", "90", "--min-coverage", "91"}),
                 {"--min-coverage"}},
        BadInput{"seed_empty", small_run({"--seed", ""}), {"--seed: read nothing"}},
        BadInput{"citizens_negative", small_run({"--citizens", "-1"}), {"--citizens", "-1"}},
        BadInput{"citizens_too_many", small_run({"--citizens", "67108864"}), {"--citizens", "67108863"}},
        BadInput{"citizens_word", small_run({"--citizens", "many"}), {"--citizens: read \"many\""}},
        BadInput{"only_citizen_zero",
                 small_run({"--only-citizen", "0"}),
                 {"--only-citizen: read \"0\"", "from 1"}},
        BadInput{"threads_zero", small_run({"--threads", "0"}), {"--threads: read \"0\"", "from 1"}},
        BadInput{"threads_word", small_run({"--threads", "all"}), {"--threads: read \"all\""}},
        BadInput{"threads_negative", small_run({"--threads=-2"}), {"--threads: read \"-2\""}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    DayOrShard, BadInputOf,
    testing::Values(
        BadInput{
            "shard_zero", small_run({"--shard", "0/3"}), {"--shard: read \"0/3\"", "I/N with I from 1 to N"}},
        BadInput{"shard_beyond", small_run({"--shard", "4/3"}), {"--shard: read \"4/3\"", "like 1/4"}},
        BadInput{"shard_of_none", small_run({"--shard", "1/0"}), {"--shard: read \"1/0\""}},
        BadInput{"shard_without_slash", small_run({"--shard", "2"}), {"--shard: read \"2\""}},
        BadInput{"shard_open", small_run({"--shard", "1/"}), {"--shard: read \"1/\""}},
        BadInput{"from_impossible",
                 small_run({"--from", "2024-02-30"}),
                 {"--from: read \"2024-02-30\"", "existing day"}},
        BadInput{"from_danish_form",
                 small_run({"--from", "18-03-2024"}),
                 {"--from", "YYYY-MM-DD", "like 2024-03-18"}},
        BadInput{"to_short", small_run({"--to", "2024-3-18"}), {"--to: read \"2024-3-18\""}},
        BadInput{"to_beyond_time", small_run({"--to", "9999-12-31"}), {"--to: read \"9999-12-31\""}},
        BadInput{"from_after_to",
                 small_run({"--from", "2025-01-02", "--to", "2025-01-01"}),
                 {"last run is before the first", "2025-01-01 < 2025-01-02", "--to"}},
        BadInput{"from_after_to_of_pack",
                 {"run", "--records", "empty", "--from", "2025-01-02", "--to", "2025-01-01"},
                 {"last run is before the first"}},
        BadInput{"two_at_once",
                 small_run({"--from", "x", "--seed", "y"}),
                 {"--from: read \"x\"", "--seed: read \"y\""}},
        BadInput{
            "as_of_impossible", {"purge", "--store", "plain-file", "--as-of", "2023-02-29"}, {"--as-of"}},
        BadInput{"explain_on_impossible", {"explain", "document", "--on", "today"}, {"--on: read \"today\""}},
        BadInput{
            "check_on_impossible", {"check", "--policy", kDefaultPolicy, "--on", "1"}, {"--on: read \"1\""}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Choice, BadInputOf,
    testing::Values(
        BadInput{"reading_key",
                 small_run({"--reading", "first_dya=instant"}),
                 {"first_dya", "Did you mean first_day="}},
        BadInput{"reading_value",
                 small_run({"--reading", "month_end=clap"}),
                 {"\"clap\"", "Did you mean month_end=clamp"}},
        BadInput{"reading_without_value", small_run({"--reading", "scope"}), {"--reading scope", "expected"}},
        BadInput{"reading_twice",
                 small_run({"--reading", "first_day=day_after", "--reading", "first_day=instant"}),
                 {"--reading: read \"first_day=day_after\" and \"first_day=instant\"", "once"}},
        BadInput{"mapping_of_no_records",
                 small_run({"--records-mapping", "absent.toml"}),
                 {"--records-mapping: read it without --records", "leave it out"}},
        BadInput{"mapping_of_no_records_to_explain",
                 {"explain", "document:1", "--scenario", "leap-day", "--mapping", "absent.toml"},
                 {"--mapping: read it without --records"}},
        BadInput{"mapping_of_no_records_proposed",
                 {"whatif", "complaint", "--variant", "holds=none", "--mapping", "absent.toml"},
                 {"--mapping: read it without --records"}},
        BadInput{"day_too_early", small_run({"--from", "1800-01-01"}), {"from 1900-01-01 to 2199-12-31"}},
        BadInput{"reading_slack", small_run({"--reading", "purge_within=soon"}), {"\"soon\"", "N days"}},
        BadInput{"two_readings", small_run({"--reading", "a=b", "--reading", "c=d"}), {"\"a\"", "\"c\""}},
        BadInput{"engine_unknown", small_run({"--engine", "magic"}), {"--engine: read \"magic\"", "builtin"}},
        BadInput{"engine_without_file", small_run({"--engine", "sql:"}), {"read \"sql:\"", "sql:FILE"}},
        BadInput{"engine_absent", small_run({"--engine", "sql:absent.sql"}), {"absent.sql", "--engine"}},
        BadInput{
            "engine_without_command", small_run({"--engine", "cmd: "}), {"read \"cmd: \"", "cmd:COMMAND"}},
        BadInput{"engine_setup_absent",
                 small_run({"--engine", "sql:plain-file", "--engine-setup", "absent.sql"}),
                 {"absent.sql", "--engine-setup"}},
        BadInput{"engine_teardown_absent",
                 small_run({"--engine", "sql:plain-file", "--engine-teardown", "absent.sql"}),
                 {"absent.sql", "--engine-teardown"}},
        BadInput{"engine_parameter",
                 small_run({"--engine", "sql:parameter.sql"}),
                 {"parameter.sql:2", "read the parameter :day", ":as_of or :run_at"}},
        BadInput{"engine_zero_byte", small_run({"--engine", "sql:zero-byte.sql"}), {"zero byte"}},
        BadInput{"engine_options_of_another",
                 small_run({"--engine-setup", "plain-file", "--engine-clock", "simulated"}),
                 {"--engine-setup", "--engine-clock simulated", "no use for it"}},
        BadInput{"engine_clock", small_run({"--engine-clock", "real"}), {"--engine-clock", "simulated"}},
        BadInput{"engine_timeout", small_run({"--engine-timeout", "0"}), {"--engine-timeout", "1 to 86400"}},
        BadInput{"foreign_keys",
                 small_run({"--foreign-keys", "maybe"}),
                 {"--foreign-keys: read \"maybe\"", "on or off"}},
        BadInput{"require_unknown",
                 small_run({"--require", "documnt"}),
                 {"\"documnt\"", "Did you mean document?"}},
        BadInput{"require_number", small_run({"--require", "document=many"}), {"--require", "RULE=N"}},
        BadInput{"require_zero", small_run({"--require", "document=0"}), {"--require", "at least 1"}},
        BadInput{"format_unknown",
                 {"generate", "leap-day", "--out", "p", "--format", "xml"},
                 {"--format: read \"xml\"", "csv"}},
        BadInput{"list_what", {"list", "scenaros"}, {"read \"scenaros\"", "Did you mean scenarios?"}},
        BadInput{"schema_what", {"schema", "maping"}, {"read \"maping\"", "scenario, policy, mapping"}},
        BadInput{"explain_what", {"explain", "documents"}, {"read \"documents\"", "Did you mean document?"}},
        BadInput{"explain_area", {"explain", "documnt:303"}, {"AREA:ID", "Did you mean document:303?"}},
        BadInput{"explain_id", {"explain", "document:x"}, {"read \"document:x\"", "whole number"}},
        BadInput{"explain_absent",
                 {"explain", "document:303", "--scenario", "leap-day"},
                 {"document 303", "not in the world"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Verb, BadInputOf,
    testing::Values(
        BadInput{"none", {}, {"expected a verb: run, generate, purge"}},
        BadInput{"unknown", {"rnu", "leap-day"}, {"read \"rnu\"", "Did you mean run?"}},
        BadInput{"option_unknown", small_run({"--sed", "5"}), {"read \"--sed\"", "Did you mean --seed?"}},
        BadInput{"option_twice", small_run({"--seed", "5", "--seed", "6"}), {"--seed"}},
        BadInput{"option_without_value", small_run({"--seed"}), {"--seed"}},
        BadInput{"argument_too_many", {"list", "rules", "readings"}, {"read \"readings\""}},
        BadInput{"run_nothing", {"run"}, {"SCENARIO is missing", "--records"}},
        BadInput{"run_records_without_days",
                 {"run", "--records", "empty"},
                 {"--from is missing", "--to is missing"}},
        BadInput{"generate_nothing", {"generate", "--out", "p"}, {"SCENARIO is missing"}},
        BadInput{"generate_without_out", {"generate", "leap-day"}, {"generate", "--out"}},
        BadInput{"generate_two",
                 {"generate", "leap-day", "outage", "--out", "p"},
                 {"read 2 scenarios", "expected one"}},
        BadInput{"purge_without_store", {"purge", "--as-of", "2024-01-01"}, {"purge", "--store"}},
        BadInput{"purge_without_day", {"purge", "--store", "plain-file"}, {"purge", "--as-of"}},
        BadInput{"explain_nothing", {"explain"}, {"explain", "SUBJECT"}},
        BadInput{"check_nothing", {"check"}, {"check", "--policy", "--records"}},
        BadInput{"generate_format",
                 {"generate", "leap-day", "--format", "xml", "--out", "p"},
                 {"--format: read \"xml\"", "csv, ndjson or sqlite"}},
        BadInput{"generate_slice",
                 {"generate", "leap-day", "--slice", "2024-03-18", "--out", "p"},
                 {"--slice: read \"2024-03-18\"", "FROM..TO"}},
        BadInput{"generate_slice_backwards",
                 {"generate", "leap-day", "--slice", "2024-03-18..2024-03-17", "--out", "p"},
                 {"--slice", "in their order"}},
        BadInput{"list_nothing", {"list"}, {"list", "WHAT"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    Place, BadInputOf,
    testing::Values(
        BadInput{"scenario_absent", {"run", "leap-dya"}, {"read \"leap-dya\"", "Did you mean leap-day?"}},
        BadInput{"scenario_path_absent", {"run", "./absent.toml"}, {"absent.toml"}},
        BadInput{"second_scenario_absent", {"run", "leap-day", "./absent.toml"}, {"absent.toml"}},
        BadInput{"scenario_twice",
                 {"run", "leap-day", "leap-day"},
                 {"would be written into", "Name each scenario once"}},
        BadInput{"store_url",
                 small_run({"--store", "postgresql://u:geheim@host/db"}),
                 {"postgresql://...", "SQLite"}},
        BadInput{"store_foreign", small_run({"--store", "foreign.db"}), {"foreign.db", "not replaced"}},
        BadInput{"store_folder", small_run({"--store", "sqlite:folder"}), {"folder", "is a directory"}},
        BadInput{"store_nowhere",
                 small_run({"--store", "absent/store.db"}),
                 {"absent/store.db", "does not exist"}},
        BadInput{"store_nameless", small_run({"--store", "sqlite:"}), {"--store: read \"sqlite:\""}},
        BadInput{"store_for_two",
                 {"run", "leap-day", "outage", "--store", "a.db"},
                 {"--store: read one store for 2"}},
        BadInput{"out_is_a_file",
                 small_run({"--out", "plain-file"}),
                 {"--out: read \"plain-file\"", "expected a folder"}},
        BadInput{"pack_out_is_a_file",
                 {"generate", "leap-day", "--out", "plain-file"},
                 {"--out: read \"plain-file\""}},
        BadInput{"pack_out_holds_strangers",
                 {"generate", "leap-day", "--out", "bad-day"},
                 {"--out: read \"bad-day\"", "holds", "Name another folder"}},
        BadInput{"pack_out_is_what_is_read",
                 {"generate", "leap-day", "--records", PROJECT_ROOT "/tests/data/small-pack", "--out",
                  PROJECT_ROOT "/tests/data/small-pack"},
                 {"--out", "shares its place with --records"}},
        BadInput{"pack_out_lies_in_what_is_read",
                 {"generate", "leap-day", "--records", PROJECT_ROOT "/tests/data/small-pack", "--out",
                  PROJECT_ROOT "/tests/data/small-pack/new"},
                 {"--out", "shares its place with --records"}},
        BadInput{"run_out_is_what_is_read",
                 {"run", "leap-day", "--records", PROJECT_ROOT "/tests/data/small-pack", "--out",
                  PROJECT_ROOT "/tests/data/small-pack"},
                 {"--out", "shares its place with --records"}},
        BadInput{"mapping_absent",
                 {"generate", "leap-day", "--mapping", "absent.toml", "--out", "p"},
                 {"absent.toml"}},
        BadInput{"check_pack_absent", {"check", "--records", "absent"}, {"absent", "expected a pack"}},
        BadInput{"purge_absent",
                 {"purge", "--store", "absent.db", "--as-of", "2024-01-01"},
                 {"absent.db", "no such store"}},
        BadInput{"purge_foreign",
                 {"purge", "--store", "foreign.db", "--as-of", "2024-01-01"},
                 {"foreign.db", "not an SQLite"}},
        BadInput{"policy_absent", small_run({"--policy", "absent.toml"}), {"absent.toml"}},
        BadInput{"check_policy_absent", {"check", "--policy", "absent.toml"}, {"absent.toml"}},
        BadInput{"examples_absent",
                 {"check", "--policy", kDefaultPolicy, "--examples", "absent.csv"},
                 {"absent.csv"}},
        BadInput{"pack_absent", pack_run("absent"), {"absent", "expected a pack"}},
        BadInput{"pack_without_tables", pack_run("empty"), {"empty", "read no table here"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    File, BadInputOf,
    testing::Values(
        BadInput{"scenario_broken", {"run", "broken.toml"}, {"broken.toml:2"}},
        BadInput{"scenario_unknown_key",
                 {"run", "unknown-key.toml"},
                 {"unknown-key.toml:11", "citzens", "citizens"}},
        BadInput{"scenario_without_policy", {"run", "no-policy.toml"}, {"absent.toml"}},
        BadInput{"scenario_expects_of_unknown_rule",
                 {"run", "unknown-rule.toml"},
                 {"unknown-rule.toml:13", "documnt", "Did you mean document?"}},
        BadInput{"scenario_of_later_format", {"run", "future.toml"}, {"future.toml:1", "format"}},
        BadInput{
            "policy_bad_period", {"check", "--policy", "bad-keep.toml"}, {"bad-keep.toml:7", "12 moths"}},
        BadInput{"policy_unknown_key",
                 {"check", "--policy", "unknown-policy-key.toml"},
                 {"toml:7", "kep", "keep"}},
        BadInput{
            "policy_own_parent", {"check", "--policy", "own-parent.toml"}, {"own-parent.toml", "extends"}},
        BadInput{"policy_broken_in_run", small_run({"--policy", "bad-keep.toml"}), {"bad-keep.toml:7"}},
        BadInput{"policy_broken_in_explain",
                 {"explain", "document", "--policy", "bad-keep.toml"},
                 {"bad-keep.toml:7"}},
        BadInput{"pack_impossible_day",
                 pack_run("bad-day"),
                 {"bad-day/notification.csv:2", "event_on", "2024-02-30"}},
        BadInput{
            "pack_missing_columns", pack_run("bad-header"), {"bad-header/notification.csv:1", "is missing"}},
        BadInput{"pack_without_parent", pack_run("orphan"), {"orphan/answer.csv:2", "101"}},
        BadInput{"examples_unknown_rule",
                 {"check", "--policy", kDefaultPolicy, "--examples", "bad-rule.csv"},
                 {"bad-rule.csv:2", "Did you mean document?"}},
        BadInput{"examples_impossible_day",
                 {"check", "--policy", kDefaultPolicy, "--examples", "bad-due.csv"},
                 {"bad-due.csv:2", "2025-02-29"}}),
    name_of_case);

INSTANTIATE_TEST_SUITE_P(
    NothingToJudge, BadInputOf,
    testing::Values(BadInput{"no_citizens",
                             {"run", "late-answers", "--citizens", "0", "--to", "2023-12-10"},
                             {"nothing to judge", "Choose"}},
                    BadInput{"a_citizen_who_is_not_there",
                             small_run({"--only-citizen", "4000000", "--to", "2024-02-05"}),
                             {"nothing to judge"}},
                    BadInput{
                        "with_a_store_named",
                        small_run({"--only-citizen", "4000000", "--to", "2024-02-05", "--store", "mine.db"}),
                        {"nothing to judge"}},
                    BadInput{"in_the_second_scenario",
                             {"run", "leap-day", "late-answers", "--citizens", "0", "--to", "2024-03-10"},
                             {"late-answers.toml", "nothing to judge"}}),
    name_of_case);

TEST_F(Command, a_password_in_a_store_url_is_not_repeated) {
  const Ended ended = run({"run", "leap-day", "--store", "postgresql://u:geheim@host/db"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, Not(HasSubstr("geheim")));
}

TEST_F(Command, bad_input_leaves_an_older_store_and_older_files_as_they_were) {
  succeed({"run", "leap-day", "--citizens", "5", "--to", "2024-02-05", "--store", "mine.db", "--out", "o",
           "--quiet"});
  const std::string store = read("mine.db");
  const std::string summary = read("o/summary.json");
  const Ended ended = run({"run", "leap-day", "--only-citizen", "4000000", "--to", "2024-02-05", "--store",
                           "mine.db", "--out", "o"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(read("mine.db"), store);
  EXPECT_EQ(read("o/summary.json"), summary);
}

}  // namespace
}  // namespace slettefrist::contract
