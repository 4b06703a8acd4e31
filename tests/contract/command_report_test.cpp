// The report of a run: its language, its size, and what stands in it whatever the machine.
#include <gmock/gmock.h>

#include "tests/contract/command.h"

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
