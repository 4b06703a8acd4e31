// Completion and manual page, held against the help of every verb: the same verbs, options and examples; and
// the nearest names in errors.
//
// Completion is tried in a real shell. It must not know an option by itself: the help says which there are.
#include <gmock/gmock.h>

#include <cstdlib>
#include <regex>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class CommandPages : public Command {
 protected:
  std::vector<std::string> verbs() {
    std::vector<std::string> names;
    bool is_list = false;
    for (const std::string& line : lines_of(succeed({"--help"}).out)) {
      if (is_list && line.starts_with("  ") && line[2] != ' ')
        names.push_back(line.substr(2, line.find(' ', 2) - 2));
      if (line.starts_with("Subcommands:")) is_list = true;
      if (line.starts_with("Example")) is_list = false;
    }
    return names;
  }
  std::vector<std::string> options(const std::string& verb) {
    const std::string help = succeed({verb, "--help"}).out;
    const std::regex option{R"re(\n  (?:-h,)?(--[a-z0-9-]+))re"};
    std::vector<std::string> names;
    for (std::sregex_iterator at{help.begin(), help.end(), option}, end; at != end; ++at)
      names.push_back((*at)[1]);
    return names;
  }
  // What bash offers for a line that ends in `word`.
  std::string offered(const std::string& line) {
    write("completion.bash", succeed({"completion", "bash"}).out);
    write("ask.bash",
          "PATH=\"$(dirname '" PROGRAM "'):$PATH\"; source completion.bash; COMP_WORDS=(" + line +
              "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _slettefrist; echo \"${COMPREPLY[@]}\"\n");
    const std::string command = "cd '" + path(".") + "' && bash ask.bash > offered 2> complaints";
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(read("complaints"), "");
    return read("offered");
  }
  static std::string typed(std::string text) { return std::regex_replace(text, std::regex{"-"}, "\\-"); }
};

TEST_F(CommandPages, the_manual_page_holds_every_verb_and_option_of_the_help) {
  const std::string page = succeed({"man"}).out;
  EXPECT_THAT(page, testing::StartsWith(".TH SLETTEFRIST 1 "));
  std::size_t count = 0;
  for (const std::string& verb : verbs()) {
    const std::size_t from = page.find("\n.SS " + typed(verb));
    ASSERT_NE(from, std::string::npos) << verb;
    const std::string section = page.substr(from, page.find("\n.SS ", from + 1) - from);
    for (const std::string& option : options(verb)) {
      EXPECT_THAT(section, HasSubstr(".BR " + typed(option))) << verb;
      ++count;
    }
  }
  EXPECT_GT(count, 100U);
}

TEST_F(CommandPages, bash_completes_every_verb_and_option_of_the_help) {
  const std::string all = offered("slettefrist ''");
  for (const std::string& verb : verbs()) {
    EXPECT_THAT(all, HasSubstr(verb));
    const std::string of_verb = " " + offered("slettefrist " + verb + " --");
    for (const std::string& option : options(verb)) EXPECT_THAT(of_verb, HasSubstr(" " + option)) << verb;
  }
}

TEST_F(CommandPages, bash_completes_values_subjects_and_scenarios) {
  EXPECT_EQ(offered("slettefrist generate --format ''"), "csv ndjson sqlite\n");
  EXPECT_EQ(offered("slettefrist list sc"), "scenarios\n");
  EXPECT_EQ(offered("slettefrist run leap"), "leap-day\n");
  EXPECT_EQ(offered("slettefrist run --seed ''"), "\n");
  EXPECT_EQ(offered("slettefrist completion ''"), "bash\n");
}

TEST_F(CommandPages, every_verb_has_a_help_with_an_example_of_itself) {
  const auto all = verbs();
  EXPECT_GE(all.size(), 12U);
  for (const std::string& verb : all) {
    EXPECT_THAT(succeed({verb, "--help"}).out, HasSubstr("\n  slettefrist " + verb)) << verb;
  }
}

TEST_F(CommandPages, another_shell_is_bad_input) {
  const Ended ended = run({"completion", "zsh"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("expected bash"));
}

TEST_F(CommandPages, errors_name_the_nearest_thing_there_is) {
  const auto says = [&](const std::vector<std::string>& arguments, const char* meant) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_THAT(ended.err, HasSubstr("Did you mean " + std::string{meant}));
  };
  says({"rnu", "leap-day"}, "run?");
  says({"run", "leap-day", "--citizns", "3"}, "--citizens?");
  says({"run", "leap-dya"}, "leap-day?");
  says({"run", "leap-day", "--policy", "star-2024-2"}, "star-2024-1?");
  says({"run", "leap-day", "--reading", "frist_day=instant"}, "first_day=");
  says({"run", "leap-day", "--reading", "first_day=instnat"}, "first_day=instant?");
  says({"run", "leap-day", "--engine", "bultin"}, "builtin?");
  says({"run", "leap-day", "--engine", "sqll:mine.sql"}, "sql:mine.sql?");
  says({"explain", "docment:3"}, "document:3?");
}

TEST_F(CommandPages, a_policy_is_found_by_its_name) {
  EXPECT_EQ(succeed({"check", "--policy", "star-2024-1"}).exit_code, 0);
}

}  // namespace
}  // namespace slettefrist::contract
