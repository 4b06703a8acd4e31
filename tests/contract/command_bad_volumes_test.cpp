// Monthly figures (--volumes) that no world can have: told by every verb that takes them, with nothing
// written.
//
// One of each kind; tests/input holds the rest of what may be wrong in the file.
#include "tests/contract/bad_input.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

class BadVolumes : public BadInputCommand {
 protected:
  BadVolumes() {
    write("figures.csv",
          "month,area,count,share_answered\n2024-13,notification,5,\n2024-02,notification,5,68\n");
    write("early.csv", "month,area,count\n2017-12,notification,5\n");
    write("no-parent.csv", "month,area,count\n2024-02,document,5\n2023-02,notification,1\n");
    write("shaped.toml", "format = 1\nname = \"x\"\ntitle = \"x\"\npolicy = \"" +
                             std::string{kDefaultPolicy} +
                             "\"\nseed = 1\ncitizens = 3\nhistory_from = 2023-01-01\nstarts_on = 2024-01-01\n"
                             "ends_on = 2024-02-01\nuploads_open_on = 2023-12-04\nvolumes = \"early.csv\"\n");
    write("pack/notes.txt", "no table here");
  }
};

TEST_P(BadVolumes, end_in_exit_code_2_say_why_and_write_nothing) { expect_refused(); }

std::vector<std::string> shaped(const std::string& verb, const std::string& figures) {
  return {verb, "leap-day", "--volumes", figures, "--out", "new"};
}

INSTANTIATE_TEST_SUITE_P(
    MonthlyFigures, BadVolumes,
    testing::Values(
        BadInput{"volumes_absent", shaped("run", "absent.csv"), {"absent.csv: cannot be read"}},
        BadInput{"volumes_all_slips_at_once",
                 shaped("run", "figures.csv"),
                 {"figures.csv:2: month: read \"2024-13\"", "figures.csv:3: share_answered: read \"68\"",
                  "Write 0.68 for 68 %"}},
        BadInput{"volumes_of_a_pack", shaped("generate", "figures.csv"), {"figures.csv:2: month"}},
        BadInput{"volumes_of_a_what_if", shaped("whatif", "figures.csv"), {"figures.csv:3: share_answered"}},
        BadInput{"volumes_of_a_forecast",
                 {"forecast", "leap-day", "--volumes", "figures.csv", "--batch", "5", "--out", "new"},
                 {"figures.csv:3: share_answered"}},
        BadInput{"volumes_of_a_forecast_from_numbers",
                 {"forecast", "--backlog", "9", "--inflow", "1", "--from", "2024-03-18", "--batch", "5",
                  "--volumes", "figures.csv"},
                 {"read --volumes without SCENARIO"}},
        BadInput{
            "volumes_outside_the_world", shaped("run", "early.csv"), {"early.csv:2: month", "2018-01-01"}},
        BadInput{"volumes_outside_a_shorter_world",
                 {"run", "leap-day", "--volumes", PROJECT_ROOT "/scenarios/volumes/invented-2024.csv", "--to",
                  "2024-12-30"},
                 {"invented-2024.csv:35: month: read \"2024-12\"", "the last day, 2024-12-30"}},
        BadInput{
            "volumes_without_a_parent", shaped("run", "no-parent.csv"), {"no-parent.csv:2: count: read 5"}},
        BadInput{"volumes_without_a_parent_in_a_pack",
                 shaped("generate", "no-parent.csv"),
                 {"no-parent.csv:2: count: read 5 documents in 2024-02"}},
        BadInput{"volumes_without_a_parent_in_a_what_if",
                 {"whatif", "leap-day", "--volumes", "no-parent.csv", "--reading", "first_day=instant"},
                 {"no-parent.csv:2: count: read 5"}},
        BadInput{"volumes_without_citizens",
                 {"run", "leap-day", "--citizens", "0", "--volumes", "no-parent.csv"},
                 {"no-parent.csv:2: count", "at most 0 for 0 citizens", "--citizens 1"}},
        BadInput{"volumes_of_a_scenario", {"run", "shaped.toml"}, {"early.csv:2: month", "2023-01-01"}},
        BadInput{"volumes_with_a_pack",
                 {"run", "--records", "pack", "--from", "2024-01-01", "--to", "2024-02-01", "--volumes",
                  "figures.csv"},
                 {"--volumes: read together with --records"}},
        BadInput{"volumes_twice",
                 {"run", "leap-day", "--volumes", "figures.csv", "--volumes", "early.csv"},
                 {"--volumes"}},
        BadInput{"volumes_empty", {"run", "leap-day", "--volumes", ""}, {"--volumes: read nothing"}}),
    name_of_case);

}  // namespace
}  // namespace slettefrist::contract
