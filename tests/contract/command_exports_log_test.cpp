// The deletion log among the exports of somebody else's purge: held against what is gone in them, with
// --check-log only.
//
// Times of runs, due days and rules are worked out here by hand. It must not know how a row is read.
#include <gmock/gmock.h>

#include "tests/contract/written_exports.h"

namespace slettefrist::contract {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string kNotificationGone =
    "2026-01-15T02:00:00Z,2026-01-15,notification,1,notification-unanswered,2026-01-10\n";
const std::string kDocumentGone = "2026-01-15T02:00:00Z,2026-01-15,document,7,document,2026-01-12\n";
const std::string kTrue = kNotificationGone + kDocumentGone;
// Of an earlier run, about a record that is long gone.
const std::string kOld = "2026-01-02T02:00:00Z,2026-01-02,document,6,document,2026-01-02\n";

class ExportedLog : public WrittenExports {
 protected:
  void write_log(const std::string& folder, const std::string& rows) {
    write(folder + "/deletion_log.csv", kLog + rows);
  }
  // Judges an export in which what was due is gone and the log holds these rows.
  Ended judge_log(const std::string& before, const std::string& after) {
    write_log("before", before);
    write_export("after", kYoung, kAnswer, "");
    write_log("after", after);
    return judge_with({});
  }
  Ended judge_with(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"check",   "--before",   "before", "--after",   "after",
                                       "--as-of", "2026-01-15", "--out",  "out-after", "--check-log"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  // Nobody looked between the 9th and the 15th.
  Ended run_series() {
    return run({"check", "--before", "before", "--step", "2026-01-09=quiet", "--step", "2026-01-15=after",
                "--check-log", "--out", "out-after"});
  }
  std::string found() { return findings("after"); }
};

TEST_F(ExportedLog, that_is_true_is_compliant_and_told_as_checked) {
  const Ended ended = judge_log(kOld, kOld + kTrue);
  EXPECT_EQ(ended.exit_code, 0) << ended.err << found();
  EXPECT_EQ(ended.err, "");
  const std::string junit = read("out-after/junit.xml");
  const std::string about_log = junit.substr(junit.find("the log is true"));
  EXPECT_THAT(about_log.substr(0, about_log.find("<testcase")), Not(HasSubstr("skipped")));
}

TEST_F(ExportedLog, without_check_log_is_accepted_whatever_it_holds) {
  write("before/deletion_log.csv", "what,ever\n1,2,3\n");
  write_export("after", kYoung, kAnswer, "");
  EXPECT_EQ(judge("after").exit_code, 0);
}

struct UntrueLog {
  std::string name;
  std::string rows;
  std::string finding;  // begins a line of findings.csv
  std::string detail;
};
void PrintTo(const UntrueLog& log, std::ostream* out) { *out << log.name; }

class ExportedLogThat : public ExportedLog, public testing::WithParamInterface<UntrueLog> {};

TEST_P(ExportedLogThat, is_not_true_is_told) {
  const Ended ended = judge_log("", GetParam().rows);
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(found(), AllOf(HasSubstr("\n" + GetParam().finding + ","), HasSubstr(GetParam().detail)));
  EXPECT_EQ(lines_of(found()).size(), 2U) << found();
}

const std::string kRun = "2026-01-15T02:00:00Z,2026-01-15,";
const UntrueLog kUntrueLogs[] = {
    {"lacks_a_removal", kNotificationGone, "log_untrue,document,7", "the removal is not in the log"},
    {"tells_twice", kTrue + kDocumentGone, "log_untrue,document,7", "logged more than once"},
    {"tells_of_what_is_there", kTrue + kRun + "answer,5,notification-answered,2029-05-10\n",
     "log_untrue,answer,5", "a removal that was not seen"},
    {"names_another_rule", kNotificationGone + kRun + "document,7,sanction,2026-01-12\n",
     "log_untrue,document,7", "the rule is another"},
    {"names_another_due_day", kNotificationGone + kRun + "document,7,document,2026-01-13\n",
     "log_untrue,document,7", "due_on is 2026-01-13, expected 2026-01-12"},
    {"names_another_run",
     kNotificationGone + "2026-01-15T02:00:01Z,2026-01-15,document,7,document,2026-01-12\n",
     "log_untrue,document,7", "run_at is not the run's"},
    {"names_another_day",
     kNotificationGone + "2026-01-15T02:00:00Z,2026-01-14,document,7,document,2026-01-12\n",
     "log_untrue,document,7", "as_of is not the run's day"},
};
INSTANTIATE_TEST_SUITE_P(Log, ExportedLogThat, testing::ValuesIn(kUntrueLogs),
                         [](const auto& one) { return one.param.name; });

TEST_F(ExportedLog, that_holds_personal_data_is_told_without_repeating_it) {
  const std::string name = "Granvig";
  for (const std::string& row :
       {kRun + "document,7,document " + name + ",2026-01-12\n", kRun + "document,7,document," + name + "\n",
        name + ",2026-01-15,document,7,document,2026-01-12\n"}) {
    const Ended ended = judge_log("", kNotificationGone + row);
    EXPECT_EQ(ended.exit_code, 1) << ended.err;
    EXPECT_THAT(found(), AllOf(HasSubstr("\nlog_personal_data,document,7,"), Not(HasSubstr(name)))) << row;
    EXPECT_THAT(ended.out + ended.err, Not(HasSubstr(name)));
  }
}

TEST_F(ExportedLog, of_a_table_that_there_is_not_is_outside_the_closed_form) {
  EXPECT_EQ(judge_log("", kTrue + kRun + "borger,5,document,2026-01-12\n").exit_code, 1);
  EXPECT_THAT(found(), AllOf(HasSubstr("\nlog_personal_data,deletion_log,5,"),
                             HasSubstr("\nlog_untrue,deletion_log,5,"), Not(HasSubstr("borger"))));
}

TEST_F(ExportedLog, with_a_column_of_its_own_is_told_only_where_that_holds_something) {
  write("before/deletion_log.csv", "run_at,as_of,area,record_id,rule,due_on,note\n");
  write_export("after", kYoung, kAnswer, "");
  const auto log_with = [](const std::string& note) {
    return "note,run_at,as_of,area,record_id,rule,due_on\n" + note + "," + kNotificationGone + "," +
           kDocumentGone;
  };
  write("after/deletion_log.csv", log_with(""));
  EXPECT_EQ(judge_with({}).exit_code, 0) << found();
  write("after/deletion_log.csv", log_with("Granvig"));
  EXPECT_EQ(judge_with({}).exit_code, 1);
  EXPECT_THAT(found(), AllOf(HasSubstr("log_personal_data,notification,1,"),
                             HasSubstr("note is a column the log does not have"), Not(HasSubstr("Granvig"))));
}

TEST_F(ExportedLog, may_tell_of_a_record_that_came_and_went_between_two_exports) {
  const Ended ended = judge_log("", kTrue + kRun + "document,99,document,2026-01-15\n");
  EXPECT_EQ(ended.exit_code, 0) << ended.err << found();
  EXPECT_THAT(ended.err, HasSubstr("1 row of the log tells of a record that no export holds"));
  EXPECT_EQ(judge_log("", kTrue + kRun + "document,99,document,2026-01-16\n").exit_code, 1);
  EXPECT_THAT(found(), AllOf(HasSubstr("log_untrue,document,99,"), HasSubstr("due_on is after as_of")));
}

TEST_F(ExportedLog, that_loses_or_changes_a_row_is_told) {
  EXPECT_EQ(judge_log(kOld, kTrue).exit_code, 1);
  EXPECT_THAT(found(),
              AllOf(HasSubstr("log_untrue,document,6,"), HasSubstr("is gone, or is not what it was")));
  std::string changed = kOld;
  changed.replace(changed.rfind("2026-01-02"), 10, "2026-01-01");
  EXPECT_EQ(judge_log(kOld, changed + kTrue).exit_code, 1);
  EXPECT_THAT(found(),
              AllOf(HasSubstr("log_untrue,document,6,"), HasSubstr("is gone, or is not what it was")));
}

TEST_F(ExportedLog, in_another_order_is_the_same_log) {
  EXPECT_EQ(judge_log(kOld + kOld, kDocumentGone + kOld + kNotificationGone + kOld).exit_code, 0) << found();
}

// Nobody looked in between: what went may have gone on any of these nights, and the log says on which.
TEST_F(ExportedLog, may_name_any_night_since_the_export_before_but_none_earlier) {
  write_log("before", "");
  write_export("quiet", kDue + kYoung, kAnswer, kDocument);
  write_log("quiet", "");
  write_export("after", kYoung, kAnswer, "");
  const auto judge_night = [&](const std::string& night) {
    write_log("after", night + "T02:00:00Z," + night +
                           ",notification,1,notification-unanswered,2026-01-10\n" + kDocumentGone);
    return run_series();
  };
  EXPECT_EQ(judge_night("2026-01-10").exit_code, 0) << found();
  EXPECT_EQ(judge_night("2026-01-15").exit_code, 0) << found();
  EXPECT_EQ(judge_night("2026-01-09").exit_code, 1);
  EXPECT_THAT(found(), HasSubstr("log_untrue,notification,1,"));
  EXPECT_EQ(judge_night("2026-01-16").exit_code, 1);
}

// On the 10th its notification was due and it was not; on the 12th it would have been by its own rule.
TEST_F(ExportedLog, may_name_any_rule_by_which_a_record_can_have_gone_since_the_export_before) {
  const std::string hanging = "9,1,1,,brev.txt,text/plain,3,2025-01-12,2025-01-12T10:00:00Z,\n";
  for (const std::string folder : {"before", "quiet"}) {
    write_export(folder, kDue + kYoung, kAnswer, kDocument + hanging);
    write_log(folder, "");
  }
  write_export("after", kYoung, kAnswer, "");
  const auto judge_rule = [&](const std::string& night, const std::string& rule_and_due_day) {
    const std::string run = night + "T02:00:00Z," + night + ",";
    write_log("after", run + "notification,1,notification-unanswered,2026-01-10\n" + run + "document,9," +
                           rule_and_due_day + "\n" + kDocumentGone);
    return run_series();
  };
  EXPECT_EQ(judge_rule("2026-01-10", "notification-unanswered,2026-01-10").exit_code, 0) << found();
  EXPECT_EQ(judge_rule("2026-01-13", "document,2026-01-12").exit_code, 0) << found();
  EXPECT_EQ(judge_rule("2026-01-10", "document,2026-01-12").exit_code, 1);
  EXPECT_THAT(found(), HasSubstr("log_untrue,document,9,"));
  EXPECT_EQ(judge_rule("2026-01-13", "notification-unanswered,2026-01-12").exit_code, 1);
  EXPECT_THAT(found(), HasSubstr("log_untrue,document,9,"));
}

TEST_F(ExportedLog, that_is_missing_or_has_no_such_column_is_bad_input) {
  write_export("after", kYoung, kAnswer, "");
  write_log("before", "");
  Ended ended = judge_with({});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              AllOf(HasSubstr("after: "), HasSubstr("no table deletion_log"), HasSubstr("--check-log")));
  write("after/deletion_log.csv", "run_at,as_of,area,record_id,rule\n");
  ended = judge_with({});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("after/deletion_log.csv:1: header: column due_on is missing"));
  EXPECT_FALSE(std::filesystem::exists(path("out-after")));
  EXPECT_EQ(run({"check", "--policy", "star-2024-1", "--check-log"}).exit_code, 2);
}

TEST_F(ExportedLog, may_be_json_lines) {
  for (const std::string folder : {"a", "b"}) {
    const bool is_after = folder == "b";
    write(folder + "/notification.ndjson",
          is_after ? ""
                   : R"({"notification_id":1,"citizen_id":1,"jobcentre_code":"75101","fund_code":"067",)"
                     R"("event_kind":"absence","event_on":"2020-01-09","notified_at":"2020-01-10T10:00:00Z",)"
                     R"("comment":null})"
                     "\n");
    const std::string row =
        R"({"run_at":"2026-01-15T02:00:00Z","as_of":"2026-01-15","area":"notification","record_id":1,)"
        R"("rule":"notification-unanswered","due_on":"2026-01-10","by":)";
    write(folder + "/deletion_log.ndjson", is_after ? row + "null}\n" : "");
    if (is_after) write("c/deletion_log.ndjson", row + "\"Granvig\"}\n"), write("c/notification.ndjson", "");
  }
  const auto judge_to = [&](const std::string& after) {
    return run({"check", "--before", "a", "--after", after, "--as-of", "2026-01-15", "--check-log", "--out",
                "out-after"});
  };
  Ended ended = judge_to("b");
  EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
  ended = judge_to("c");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(found(), AllOf(HasSubstr("log_personal_data,notification,1,"), Not(HasSubstr("Granvig"))));
}

TEST_F(ExportedLog, may_have_names_and_codes_of_its_own) {
  write("mapping.toml",
        "format = 1\n[[table]]\ntable = \"deletion_log\"\nname = \"slettelog\"\nignored = [\"linje\"]\n"
        "[table.columns]\nrun_at = \"koert\"\nrecord_id = \"post\"\n"
        "[table.codes.rule]\ndocument = \"D1\"\nnotification-unanswered = \"U2\"\n");
  const std::string header = "linje,koert,as_of,area,post,rule,due_on\n";
  const std::string gone = "1,2026-01-15T02:00:00Z,2026-01-15,notification,1,U2,2026-01-10\n";
  write_export("after", kYoung, kAnswer, "");
  write("before/slettelog.csv", header);
  const auto judge_code = [&](const std::string& code) {
    write("after/slettelog.csv",
          header + gone + "2,2026-01-15T02:00:00Z,2026-01-15,document,7," + code + ",2026-01-12\n");
    return judge_with({"--mapping", "mapping.toml"});
  };
  const Ended ended = judge_code("D1");
  EXPECT_EQ(ended.exit_code, 0) << ended.err << found();
  EXPECT_EQ(judge_code("document").exit_code, 1);
  EXPECT_THAT(found(), AllOf(HasSubstr("log_personal_data,document,7,"), HasSubstr("rule is not one of")));
}

}  // namespace
}  // namespace slettefrist::contract
