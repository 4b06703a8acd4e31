// The report of a run: its language, its size, and what stands in it whatever the machine.
#include <gmock/gmock.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(Command, writes_report_and_summary_in_danish_and_leaves_files_for_machines_alone) {
  succeed({"run", "leap-day", "--citizens", "40", "--out", path("english"), "--quiet"});
  succeed({"run", "leap-day", "--citizens", "40", "--out", path("danish"), "--lang", "da", "--quiet"});
  EXPECT_THAT(read("danish/report.html"), HasSubstr("<html lang=\"da\">"));
  EXPECT_THAT(read("english/report.html"), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(read("danish/summary.md"), HasSubstr("**Overholdt: "));
  EXPECT_THAT(read("danish/summary.md"), Not(HasSubstr("Compliant")));
  for (const char* page : {"report.html", "summary.md"}) {
    EXPECT_THAT(read(std::string{"danish/"} + page), HasSubstr("mindst 1")) << page;
    EXPECT_THAT(read(std::string{"english/"} + page), HasSubstr("1 or more")) << page;
  }
  EXPECT_THAT(read("danish/report.html"), HasSubstr("<td>12 måneder</td>"));
  EXPECT_THAT(read("english/report.html"), HasSubstr("<td>12 months</td>"));
  for (const char* file : {"findings.csv", "deletions.csv", "expected_deletions.csv", "junit.xml"}) {
    EXPECT_EQ(read(std::string{"danish/"} + file), read(std::string{"english/"} + file)) << file;
  }
}

std::string row_of(const std::string& findings, const std::string& id) {
  const std::vector<std::string> rows = lines_of(findings);
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const std::string& row) {
    return row.find("," + id + ",") != std::string::npos;
  });
  return found == rows.end() ? "" : *found;
}

// The words of the line with which the report tells one record's dates.
std::vector<std::string> explain_line(const std::string& page) {
  const std::string open = "<pre>slettefrist ";
  const std::size_t at = page.find(open + "explain ");
  if (at == std::string::npos) return {};
  std::istringstream line{page.substr(at + open.size(), page.find("</pre>", at) - at - open.size())};
  return {std::istream_iterator<std::string>{line}, {}};
}

// Pasted as it stands it finds the record, and no other world does.
TEST_F(Command, explains_a_finding_with_a_line_that_names_its_world) {
  write("own.toml", text_of_file(kDefaultPolicy));
  succeed({"generate", "leap-day", "--citizens", "40", "--seed", "5", "--out", "pack", "--quiet"});
  const std::vector<std::string> early{"--engine", "fault:years-of-365", "--quiet", "--out", "out"};
  const std::vector<std::vector<std::string>> worlds{
      {"leap-day", "--citizens", "40", "--seed", "99", "--from", "2025-01-01", "--to", "2025-12-31"},
      {"leap-day", "--small", "--policy", "own.toml", "--reading", "first_day=day_after", "--reading",
       "month_end=overflow"},
      {"go-live-2024", "--citizens", "50", "--shard", "2/2", "--cpr-scheme", "day-plus-60"},
      {"leap-day", "--due-around", "2025-02-28", "--citizens", "3"},
      {"--records", "pack", "--from", "2025-02-01", "--to", "2025-03-31"},
      {"leap-day", "--small", "--accept-readings", "month_end=overflow,clamp", "--only-citizen", "31"}};
  for (const auto& world : worlds) {
    const Ended ended = run(joined(joined({"run"}, world), early));
    ASSERT_EQ(ended.exit_code, 1) << world.front() << world[1] << ended.err;
    const std::vector<std::string> line = explain_line(read("out/report.html"));
    ASSERT_GT(line.size(), 3U) << world.front();
    const Ended told = run(line);
    EXPECT_EQ(told.exit_code, 0) << told.err;
    // The due day that the report tells of this record is the one that is explained.
    const std::string id = line[1].substr(line[1].find(':') + 1);
    const std::string row = row_of(read("out/findings.csv"), id);
    const std::string due_on = fields_of(row).at(4);
    EXPECT_FALSE(due_on.empty()) << row;
    EXPECT_THAT(told.out, HasSubstr(due_on)) << row;
  }
}

TEST_F(Command, of_a_suite_explains_a_finding_in_its_own_scenario) {
  EXPECT_EQ(run({"run", "leap-day", "go-live-2024", "--small", "--engine", "fault:years-of-365", "--quiet",
                 "--out", "out"})
                .exit_code,
            1);
  for (const std::string scenario : {"leap-day", "go-live-2024"}) {
    const std::vector<std::string> line = explain_line(read("out/" + scenario + "/report.html"));
    ASSERT_GT(line.size(), 3U) << scenario;
    EXPECT_EQ(line[3], scenario);
    EXPECT_EQ(run(line).exit_code, 0) << scenario;
  }
}

TEST_F(Command, shows_the_kill_matrix_as_a_page) {
  succeed({"faults", "leap-day", "--fault", "days-365", "--out", path("faults"), "--quiet"});
  const std::string page = read("faults/faults.html");
  EXPECT_THAT(page, HasSubstr("1 of 1 faults were found out."));
  EXPECT_THAT(page, HasSubstr("<code>slettefrist run leap-day --small --engine fault:days-365</code>"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST_F(Command, refuses_a_language_it_does_not_speak) {
  const Ended ended = run({"run", "leap-day", "--lang", "sv", "--out", path("out")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--lang: read \"sv\", expected da or en"));
  EXPECT_TRUE(files().empty());
}

TEST_F(Command, keeps_the_report_of_a_decade_within_a_few_megabytes) {
  constexpr std::size_t kBytesMost = 3'000'000;
  succeed({"run", "decade", "--citizens", "500", "--out", path("out"), "--quiet"});
  const std::string page = read("out/report.html");
  EXPECT_LT(page.size(), kBytesMost);
  EXPECT_THAT(page, HasSubstr("class=\"chart-data\""));
}

}  // namespace
}  // namespace slettefrist::contract
