// Exports around a faulty purge give the findings that `run` gives, engine by engine, row by row.
//
// One pack of records is run night by night; the store each night leaves behind is the export of that night.
// The judge of exports never sees the engine. It must not know what a finding means.
#include <gmock/gmock.h>

#include <filesystem>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

struct WrongEngine {
  std::string name;
  std::string replaced;     // a piece of the right script, or "" for none
  std::string replacement;  // what stands there instead
  std::string added;        // statements after it
  std::string kind;         // a finding that must be among them; "" for none
};

void PrintTo(const WrongEngine& engine, std::ostream* out) { *out << engine.name; }

class ExportsAgree : public Command, public testing::WithParamInterface<WrongEngine> {
 protected:
  static constexpr const char* kFirst = "2024-03-16";

  void SetUp() override {
    write("month.toml", "format = 1\nname = \"month\"\ntitle = \"A week\"\npolicy = \"" +
                            std::string{kDefaultPolicy} +
                            "\"\nseed = 3\ncitizens = 60\nhistory_from = 2012-01-01\nstarts_on = 2024-03-16\n"
                            "ends_on = 2024-03-22\nuploads_open_on = 2022-12-04\ndocuments_on = "
                            "\"any\"\n[plant]\nshare = 0.5\n"
                            // Not to be seen in exports: docs/exports.md.
                            "[rates]\nshare_served_known_late = 0.0\n");
    succeed({"generate", "month.toml", "--format", "csv", "--out", "pack"});
    write("nothing.sql", "SELECT 1;\n");
  }

  static std::string script_of(const WrongEngine& engine) {
    std::string script = text_of_file(kPurgeScript);
    if (!engine.replaced.empty()) {
      const std::size_t place = script.find(engine.replaced);
      EXPECT_NE(place, std::string::npos) << engine.replaced;
      script.replace(place, engine.replaced.size(), engine.replacement);
    }
    return script + "\n" + engine.added;
  }

  // Runs the pack up to a night and keeps the store it leaves as an export.
  void export_after(const std::string& to, const std::string& engine, const std::string& name) {
    run({"run", "--records", "pack", "--from", kFirst, "--to", to, "--engine", "sql:" + engine, "--out",
         "run-" + name});
    std::filesystem::create_directories(path(name));
    std::filesystem::copy_file(path("run-" + name + "/store.db"), path(name + "/records.db"));
  }
};

TEST_P(ExportsAgree, with_run_on_every_finding_and_every_deletion) {
  write("engine.sql", script_of(GetParam()));
  export_after(kFirst, "nothing.sql", "before");  // a run that does nothing leaves what it found
  std::vector<std::string> arguments{"check", "--before", "before", "--out", "judged"};
  std::string last;
  for (int day = 16; day <= 22; ++day) {
    last = "2024-03-" + std::to_string(day);
    export_after(last, "engine.sql", last);
    arguments.insert(arguments.end(), {"--step", last + "=" + last});
  }
  const Ended ended = run(arguments);
  const std::string findings = read("run-" + last + "/findings.csv");
  EXPECT_EQ(read("judged/findings.csv"), findings);
  EXPECT_EQ(read("judged/deletions.csv"), read("run-" + last + "/deletions.csv"));
  const std::string& kind = GetParam().kind;
  EXPECT_EQ(ended.exit_code, kind.empty() ? 0 : 1) << ended.err << ended.out;
  EXPECT_EQ(lines_of(findings).size() > 1, !kind.empty());
  EXPECT_THAT(findings, testing::HasSubstr(kind.empty() ? "kind," : "\n" + kind + ","));
}

const WrongEngine kWrongEngines[] = {
    {"right", "", "", "", ""},
    {"a_day_late", "date(:as_of, '+1 day', '-6 years')", "date(:as_of, '-6 years')", "", "too_late"},
    {"a_month_early", "'-12 months'", "'-11 months'", "", "too_early"},
    {"before_it_is_in_force", ":as_of >= '2024-03-18'\n    AND", ":as_of >= '2024-03-17'\n    AND", "",
     "too_early"},
    {"answers_left_behind", "DELETE FROM answer",
     "DELETE FROM answer WHERE 0 AND notification_id IN (1);\n--", "", "orphan"},
    {"sanctions_never", "DELETE FROM sanction\nWHERE", "DELETE FROM sanction\nWHERE 0 AND", "", "too_late"},
    {"plan_drafts_too", "", "", "DELETE FROM plan_draft WHERE plan_draft_id % 2 = 0;", "wrong_set"},
    {"a_row_altered", "", "", "UPDATE notification SET comment = 'x' WHERE notification_id % 7 = 0;",
     "wrong_set"},
    {"a_row_invented", "", "",
     "INSERT OR IGNORE INTO message SELECT message_id + 1000000, citizen_id, entity_name, entity_id, "
     "change_kind, "
     "sent_at "
     "FROM message ORDER BY message_id LIMIT 1;",
     "wrong_set"},
};

INSTANTIATE_TEST_SUITE_P(Exports, ExportsAgree, testing::ValuesIn(kWrongEngines),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace slettefrist::contract
