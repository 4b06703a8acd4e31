// --reading KEY=VALUE sets one reading, or says which keys and values there are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/input/input.h"
#include "sim/model/input_error.h"

namespace slettefrist::input {
namespace {

std::string told_of_option(const std::string& option) {
  Reading reading;
  try {
    apply_reading_option(reading, option);
  } catch (const InputError& error) {
    EXPECT_EQ(reading, Reading{}) << "a refused option must change nothing";
    return error.what();
  }
  return "";
}

TEST(ReadingOption, sets_its_key_and_no_other) {
  Reading reading;
  apply_reading_option(reading, "first_day=day_after");
  EXPECT_EQ(reading.first_day, FirstDay::day_after);
  reading.first_day = FirstDay::anniversary;
  EXPECT_EQ(reading, Reading{});
}

TEST(ReadingOption, takes_every_key_with_every_value) {
  for (const ReadingEntry& entry : entries_of(Reading{})) {
    std::vector<std::string> values = entry.values;
    if (values.empty()) values = {"0 days", "1 day", "30 days"};
    for (const std::string& value : values) {
      Reading reading;
      apply_reading_option(reading, entry.key + "=" + value);
      std::string read;
      for (const ReadingEntry& now : entries_of(reading)) {
        if (now.key == entry.key) read = now.value;
      }
      EXPECT_EQ(read, value) << entry.key;
    }
  }
}

TEST(ReadingOption, with_an_unknown_key_is_told_the_nearest) {
  EXPECT_EQ(told_of_option("first_dya=instant"),
            "--reading first_dya=instant: read \"first_dya\", expected KEY=VALUE with one of the keys: "
            "first_day, month_end, day_of, which_answer, scope, document_under_parent, "
            "sanction_without_dates, purge_within, backlog_within. Did you mean first_day=...?");
}

TEST(ReadingOption, with_an_unknown_value_is_told_the_allowed_ones) {
  EXPECT_EQ(told_of_option("month_end=klamp"),
            "--reading month_end=klamp: read \"klamp\", expected clamp or overflow or refuse. "
            "Did you mean month_end=clamp?");
  EXPECT_EQ(told_of_option("purge_within=3"),
            "--reading purge_within=3: read \"3\", expected \"N days\". Write one of these");
  EXPECT_THAT(told_of_option("scope="), testing::HasSubstr("read \"\", expected all or new_model"));
}

TEST(ReadingOption, without_an_equals_sign_is_told_the_form) {
  EXPECT_THAT(told_of_option("instant"), testing::HasSubstr("expected KEY=VALUE"));
  EXPECT_THAT(told_of_option("instant"),
              testing::EndsWith("Write for example --reading first_day=anniversary"));
  EXPECT_THAT(told_of_option("first_day"), testing::HasSubstr("expected KEY=VALUE"));
}

}  // namespace
}  // namespace slettefrist::input
