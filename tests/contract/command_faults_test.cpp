// The verb `faults`, --engine fault:NAME and `list faults`, as a user calls them.
//
// Must not know how a fault is wrong, nor how it is caught.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using nlohmann::ordered_json;
using testing::AllOf;
using testing::HasSubstr;

class Faults : public Command {};

TEST_F(Faults, are_all_found_out_by_the_shipped_scenarios) {
  const Ended ended = succeed({"faults", "--json"});
  const auto json = ordered_json::parse(ended.out);
  EXPECT_EQ(json["score"], 1.0);
  EXPECT_GE(json["faults"].size(), 45u);
  EXPECT_TRUE(json["wrong_controls"].empty());
  for (const auto& fault : json["faults"]) {
    EXPECT_EQ(fault["killed_by"].size(), 1u) << fault;
    const auto& first = fault["first_finding"];
    EXPECT_EQ(first["kind"], fault["expected_kind"]) << fault;
    const auto& kinds = fault["kinds"];
    EXPECT_NE(std::find(kinds.begin(), kinds.end(), fault["expected_kind"]), kinds.end()) << fault;
    EXPECT_EQ(first["scenario"], fault["killed_by"][0]) << fault;
  }
  EXPECT_EQ(read("out/faults/faults.json"), ended.out);
}

TEST_F(Faults, of_one_scenario_are_told_with_their_finding_and_how_to_repeat_it) {
  const auto json = ordered_json::parse(
      succeed({"faults", "same-number", "--fault", "shared-file", "--json", "--out", "o"}).out);
  ASSERT_EQ(json["faults"].size(), 1u);
  const auto& fault = json["faults"][0];
  EXPECT_EQ(fault["id"], "F43");
  EXPECT_EQ(fault["name"], "shared-file");
  EXPECT_EQ(fault["killed_by"], ordered_json::array({"same-number"}));
  const auto& first = fault["first_finding"];
  EXPECT_EQ(first["area"], "document");
  EXPECT_EQ(first["record_id"], 4);
  EXPECT_EQ(first["due_on"], "2024-12-15");
  EXPECT_EQ(first["days_off"], 75);
  EXPECT_EQ(first["rule"], "document");
  EXPECT_EQ(first["replay"], "slettefrist run same-number --small --engine fault:shared-file");
  const Ended repeated =
      run({"run", "same-number", "--small", "--engine", "fault:shared-file", "--out", "r"});
  EXPECT_EQ(repeated.exit_code, 1) << repeated.err;
  EXPECT_THAT(read("r/findings.csv"), HasSubstr("too_late,document,4,1,2024-12-15,2025-02-28,75,document,"));
  EXPECT_EQ(ordered_json::parse(read("r/summary.json"))["engine"], "fault:shared-file");
  EXPECT_THAT(read("r/junit.xml"), AllOf(HasSubstr("name=\"fault number\" value=\"F43\""),
                                         HasSubstr("name=\"fault name\" value=\"shared-file\"")));
}

TEST_F(Faults, that_survive_are_named_and_end_in_exit_code_1) {
  const Ended ended = run({"faults", "same-number", "--fault", "bare-id", "--fault", "leap-overflow"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(ended.out,
              AllOf(HasSubstr("SURVIVES"), HasSubstr("1 of 2 faults were found out; these survive: "
                                                     "leap-overflow.")));
  const auto json = ordered_json::parse(read("out/faults/faults.json"));
  EXPECT_EQ(json["score"], 0.5);
  EXPECT_TRUE(json["faults"][0]["first_finding"].is_object() !=
              json["faults"][1]["first_finding"].is_object());
}

TEST_F(Faults, come_out_the_same_on_one_thread_and_on_three) {
  std::vector<std::string> arguments{"faults", "same-number", "old-sanctions", "held-by-documents", "--full"};
  for (const char* name :
       {"days-365", "too-old", "only-forward", "hold-on-one-path", "shared-file", "restore"}) {
    arguments.insert(arguments.end(), {"--fault", name});
  }
  arguments.insert(arguments.end(), {"--json", "--threads"});
  std::vector<std::string> on_three = arguments;
  arguments.emplace_back("1");
  on_three.emplace_back("3");
  const Ended one = run(arguments);
  EXPECT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(run(on_three).out, one.out);
}

TEST_F(Faults, show_the_whole_matrix_when_asked) {
  const Ended ended = run({"faults", "same-number", "old-sanctions", "--fault", "shared-file", "--full"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, AllOf(HasSubstr("a = same-number\n"), HasSubstr("b = old-sanctions\n"),
                               HasSubstr("#.  F43 shared-file\n")));
}

TEST_F(Faults, are_listed_with_number_kind_and_scenarios) {
  const Ended ended = succeed({"list", "faults"});
  EXPECT_THAT(ended.out, HasSubstr("F01, too_early: takes twelve months for 365 days (leap-day"));
  EXPECT_GE(lines_of(ended.out).size(), 45u);
  const auto json = ordered_json::parse(succeed({"list", "faults", "--json"}).out);
  EXPECT_EQ(json.size(), lines_of(ended.out).size());
}

TEST_F(Faults, of_an_outage_take_runs_away_and_are_judged_as_such) {
  const Ended ended =
      run({"run", "first-documents-2024", "--small", "--engine", "fault:lost-nights", "--out", "o"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  const auto findings = ordered_json::parse(read("o/summary.json"))["findings"];
  EXPECT_GT(findings["run_missed"], 0);
  EXPECT_EQ(findings["too_late"], 0);
}

TEST_F(Faults, in_a_world_where_the_builtin_engine_has_findings_prove_nothing) {
  write("dateless.toml", text_of_file(PROJECT_ROOT "/scenarios/old-sanctions.toml"));
  const std::string text = read("dateless.toml");
  const std::string policy = "policies/star-2024-1.toml";
  const std::string date = "expires_on    = 2018-09-01\n";
  std::string changed = text;
  changed.replace(changed.find(date), date.size(), "");
  changed.replace(changed.find(policy), policy.size(), PROJECT_ROOT "/scenarios/" + policy);
  write("dateless.toml", changed);
  const Ended ended = run({"faults", "dateless.toml", "--fault", "too-old"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("1 of 1 faults were found out"));
  EXPECT_THAT(ended.err, HasSubstr("old-sanctions: the built-in engine itself has findings"));
}

struct Refusal {
  std::vector<std::string> arguments;
  std::string told;
};

TEST_F(Faults, and_scenarios_that_nobody_knows_are_bad_input) {
  const auto before = files();
  for (const Refusal& refusal : std::vector<Refusal>{
           {{"run", "leap-day", "--engine", "fault:days-356"}, "Did you mean fault:days-365?"},
           {{"run", "leap-day", "--engine", "fault:"}, "`slettefrist list faults` names them"},
           {{"faults", "--fault", "utcday"}, "Did you mean utc-day?"},
           {{"faults", "leap-dya"}, "Did you mean leap-day?"},
           {{"faults", "leap-day", "leap-day"}, "a scenario \"leap-day\" was named before"},
           {{"list", "fault"}, "Did you mean faults?"}}) {
    const Ended ended = run(refusal.arguments);
    EXPECT_EQ(ended.exit_code, 2) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(refusal.told));
    EXPECT_EQ(ended.out, "");
  }
  EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace slettefrist::contract
