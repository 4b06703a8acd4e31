// A call that nobody can mean, and what has to become of it: exit code 2, a message that says what was read
// and what was expected, and nothing written.
//
// It must not know where in the program a message is made.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/contract/command.h"

namespace slettefrist::contract {

struct BadInput {
  std::string name;  // of the test
  std::vector<std::string> arguments;
  std::vector<std::string> told;  // all of these stand in the message
};

inline std::string name_of_case(const testing::TestParamInfo<BadInput>& info) { return info.param.name; }

class BadInputCommand : public Command, public testing::WithParamInterface<BadInput> {
 protected:
  void expect_refused() const {
    const auto before = files();
    const Ended ended = run(GetParam().arguments);
    EXPECT_EQ(ended.exit_code, 2) << ended.err;
    EXPECT_EQ(ended.out, "");
    for (const std::string& words : GetParam().told) EXPECT_THAT(ended.err, testing::HasSubstr(words));
    for (const std::string& line : lines_of(ended.err))
      EXPECT_THAT(line, testing::StartsWith("slettefrist: error: "));
    EXPECT_THAT(ended.err, testing::Not(testing::HasSubstr("terminate")));
    EXPECT_THAT(ended.err, testing::Not(testing::HasSubstr("what():")));
    EXPECT_THAT(ended.err, testing::Not(testing::HasSubstr(". .")));
    EXPECT_EQ(files(), before);
  }
};

}  // namespace slettefrist::contract
