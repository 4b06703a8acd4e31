// A list of clauses: what is read, and every slip with its place and remedy.
#include "sim/input/clauses_file.h"

#include <gtest/gtest.h>

#include "sim/model/input_error.h"
#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

const std::string kClausesHead = "kind = \"clauses\"\nformat = 1\nedition = \"own\"\nsource = \"a letter\"\n";

std::string clause(const std::string& id, const std::string& more) {
  return "[[clause]]\nid = \"" + id + "\"\nheading = \"Page\"\nsays = \"a thing\"\n" + more;
}

TEST(ClausesFile, is_read_in_its_own_order) {
  const TomlFolder folder;
  const ClauseList list = read_clauses(folder.write(
      "own.toml", kClausesHead + clause("second", "is = \"announcement\"\n") +
                      clause("first", "is = \"rule\"\nscenarios = [\"decade\"]\ntests = [\"A.b\"]\n")));
  EXPECT_EQ(list.edition, "own");
  EXPECT_EQ(list.source, "a letter");
  ASSERT_EQ(list.clauses.size(), 2u);
  EXPECT_EQ(list.clauses[0].id, "second");
  EXPECT_EQ(list.clauses[1].heading, "Page");
  EXPECT_EQ(list.clauses[1].says, "a thing");
  EXPECT_EQ(list.clauses[1].scenarios, std::vector<std::string>{"decade"});
  EXPECT_EQ(list.clauses[1].tests, std::vector<std::string>{"A.b"});
}

TEST(ClausesFile, tells_every_slip_with_place_and_remedy) {
  const TomlFolder folder;
  const std::string path = folder.write(
      "own.toml", kClausesHead + clause("Big", "is = \"announcement\"\n") +
                      clause("twice", "is = \"announcement\"\n") +
                      clause("twice", "is = \"announcement\"\n") + clause("bare", "is = \"rule\"\n") +
                      clause("shown", "is = \"announcement\"\ntests = [\"A.b\"]\n") +
                      clause("odd", "is = \"law\"\ntest = [\"A.b\"]\n"));
  const std::vector<std::string> told = folder.told_by([&] { read_clauses(path); });
  const auto tells = [&](const std::string& start, const std::string& remedy) {
    return std::any_of(told.begin(), told.end(), [&](const std::string& line) {
      return line.starts_with(start) && line.find(remedy) != std::string::npos;
    });
  };
  EXPECT_EQ(told.size(), 6u);
  EXPECT_TRUE(tells("own.toml:6:", "Choose another id")) << told.front();
  EXPECT_TRUE(tells("own.toml:16:", "an id that no other clause has"));
  EXPECT_TRUE(tells("own.toml:24:", "Name a scenario or a test"));
  EXPECT_TRUE(tells("own.toml:29:", "Take the names away"));
  EXPECT_TRUE(tells("own.toml:35:", "read \"law\", expected")) << testing::PrintToString(told);
  EXPECT_TRUE(tells("own.toml:36:", "Did you mean 'tests'?"));
}

TEST(ClausesFile, needs_a_head_and_a_clause) {
  const TomlFolder folder;
  const auto told = folder.told_by([&] { read_clauses(folder.write("own.toml", "kind = \"policy\"\n")); });
  EXPECT_GE(told.size(), 4u);
  EXPECT_TRUE(std::any_of(told.begin(), told.end(),
                          [](const std::string& line) { return line.find("clause") != std::string::npos; }));
}

}  // namespace
}  // namespace slettefrist::input
