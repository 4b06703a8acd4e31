// Numbers, plurals and clean text: the one form in which all outputs speak.
#include "sim/report/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/report/narrative.h"

namespace slettefrist::report {
namespace {

TEST(Text, separates_thousands_in_the_english_form) {
  EXPECT_EQ(with_separators(0), "0");
  EXPECT_EQ(with_separators(999), "999");
  EXPECT_EQ(with_separators(1000), "1,000");
  EXPECT_EQ(with_separators(41203), "41,203");
  EXPECT_EQ(with_separators(1234567890), "1,234,567,890");
  EXPECT_EQ(with_separators(-999), "-999");
  EXPECT_EQ(with_separators(-1000), "-1,000");
}

RC_GTEST_PROP(Text, separators_only_add_commas, (std::int64_t number)) {
  std::string digits = with_separators(number);
  std::erase(digits, ',');
  RC_ASSERT(digits == std::to_string(number));
}

TEST(Text, counts_one_thing_without_an_s) {
  EXPECT_EQ(counted(1, "finding"), "1 finding");
  EXPECT_EQ(counted(0, "finding"), "0 findings");
  EXPECT_EQ(counted(1002, "finding"), "1,002 findings");
}

TEST(Text, clean_keeps_letters_of_any_language) {
  EXPECT_EQ(clean("forældelse → 🗑"), "forældelse → 🗑");
}

TEST(Text, clean_puts_everything_on_one_line_without_control_characters) {
  EXPECT_EQ(clean("a\nb\tc\rd"), "a b c d");
  EXPECT_EQ(clean(std::string_view{"a\0b\x1b[31m\x7f", 9}), "ab[31m");
  EXPECT_EQ(clean("a\xC2\x9B"
                  "b"),
            "ab");
}

TEST(Text, clean_replaces_bytes_that_are_not_utf8) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(clean("a\xFF"
                  "b"),
            "a" + mark + "b");
  EXPECT_EQ(clean("\xC0\xAF"), mark + mark);                        // an overlong slash
  EXPECT_EQ(clean("\xED\xA0\x80"), mark + mark + mark);             // half a surrogate pair
  EXPECT_EQ(clean("\xEF\xBF\xBF"), mark + mark + mark);             // U+FFFF, which XML refuses
  EXPECT_EQ(clean("\xF4\x90\x80\x80"), mark + mark + mark + mark);  // beyond the last character
  EXPECT_EQ(clean("\xE2\x86"), mark + mark);                        // cut off
}

TEST(Text, clips_between_characters_never_inside_one) {
  EXPECT_EQ(clipped("abc", 3), "abc");
  EXPECT_EQ(clipped("abcd", 3), "abc...");
  EXPECT_EQ(clipped("aæb", 2), "a...");
  EXPECT_EQ(clipped("aæb", 3), "aæ...");
}

RC_GTEST_PROP(Text, clean_twice_is_clean_once, (const std::string& bytes)) {
  RC_ASSERT(clean(clean(bytes)) == clean(bytes));
}

TEST(DaysOff, of_what_had_to_go_in_the_last_run_and_did_not_do_not_read_as_on_time) {
  EXPECT_EQ(days_off_text(FindingKind::too_late, 0), "still there after the last run");
  EXPECT_EQ(days_off_text(FindingKind::too_late, 0, Language::danish), "der stadig efter sidste kørsel");
  EXPECT_EQ(days_off_text(FindingKind::too_early, 0), "on the day") << "by the clock";
  EXPECT_EQ(days_off_text(FindingKind::too_late, 2), "2 days late");
  EXPECT_EQ(days_off_text(FindingKind::too_early, -1), "1 day early");
  EXPECT_EQ(days_off_text(FindingKind::orphan, std::nullopt), "-");
}

}  // namespace
}  // namespace slettefrist::report
