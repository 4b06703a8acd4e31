// The lexer of users' scripts: what reads the clock is found with its line, what only looks like it is not.
//
// What it misses is seen at run time; what it wrongly accuses would keep a right engine out. It must not know
// a store.
#include "sim/engine/script_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace slettefrist::engine {
namespace {

// "3: CURRENT_DATE; 5: ..."
std::string reads_in(const std::string& script) {
  std::string text;
  for (const ScriptRemark& read : clock_reads_in(script)) {
    text += (text.empty() ? "" : "; ") + std::to_string(read.line) + ": " + read.read;
  }
  return text;
}

std::string parameters_in(const std::string& script) {
  std::string text;
  for (const ScriptRemark& unknown : unknown_parameters_in(script)) {
    text += (text.empty() ? "" : "; ") + std::to_string(unknown.line) + ": " + unknown.read;
  }
  return text;
}

TEST(ClockReads, are_found_in_every_spelling) {
  EXPECT_EQ(reads_in("SELECT current_timestamp"), "1: current_timestamp");
  EXPECT_EQ(reads_in("SELECT Date ( 'NOW' , '-1 day')"), "1: Date(... 'now' ...)");
  EXPECT_EQ(reads_in("SELECT date(\"now\")"), "1: date(... 'now' ...)");
  EXPECT_EQ(reads_in("SELECT strftime('%s', 'now')"), "1: strftime(... 'now' ...)");
  EXPECT_EQ(reads_in("SELECT strftime('%s')"), "1: strftime() without a time");
  EXPECT_EQ(reads_in("SELECT unixepoch()"), "1: unixepoch() without a time");
  EXPECT_EQ(reads_in("SELECT now()"), "1: now()");
}

TEST(ClockReads, are_told_with_the_line_whatever_ends_it) {
  EXPECT_EQ(reads_in("SELECT 1;\r\n\r\nSELECT CURRENT_DATE;\r\n"), "3: CURRENT_DATE");
  EXPECT_EQ(reads_in("/* one\ntwo */ SELECT CURRENT_TIME"), "2: CURRENT_TIME");
  EXPECT_EQ(reads_in("SELECT 'a\nb', CURRENT_DATE,\n[c\nd], CURRENT_TIME"),
            "2: CURRENT_DATE; 4: CURRENT_TIME");
  EXPECT_EQ(reads_in("\xEF\xBB\xBFSELECT\nCURRENT_DATE"), "2: CURRENT_DATE");
}

TEST(ClockReads, do_not_stand_in_comments_strings_and_quoted_names) {
  EXPECT_EQ(reads_in("-- CURRENT_DATE\nSELECT 1 -- date('now')"), "");
  EXPECT_EQ(reads_in("/* CURRENT_DATE -- */ SELECT 1"), "");
  EXPECT_EQ(reads_in("SELECT 'CURRENT_DATE', \"current_date\", `current_date`, [current_date]"), "");
  EXPECT_EQ(reads_in("SELECT 'it''s CURRENT_DATE '' CURRENT_TIME'"), "");
  EXPECT_EQ(reads_in("SELECT t.now, x.current_date FROM t AS x"), "");
  EXPECT_EQ(reads_in("SELECT now FROM t"), "");
  EXPECT_EQ(reads_in("SELECT date(:as_of, '-1 day'), date(stored_at, 'unixepoch')"), "");
  EXPECT_EQ(reads_in("SELECT mydate('now'), currentdate"), "");
}

TEST(ClockReads, behind_a_comment_that_only_seems_to_nest_are_found) {
  // SQLite's comments do not nest: the first end is the end.
  EXPECT_EQ(reads_in("/* a /* b */ SELECT CURRENT_DATE /* c */"), "1: CURRENT_DATE");
  EXPECT_EQ(reads_in("SELECT '--', CURRENT_DATE"), "1: CURRENT_DATE");
  EXPECT_EQ(reads_in("SELECT '/*', CURRENT_DATE, '*/'"), "1: CURRENT_DATE");
}

TEST(ClockReads, of_an_inner_call_are_told_once) {
  EXPECT_EQ(reads_in("SELECT date(max(strftime('%s', 'now'), 1), 'unixepoch')"),
            "1: strftime(... 'now' ...)");
  EXPECT_EQ(reads_in("SELECT date(coalesce(d, 'now'))"), "");  // seen when it happens
}

TEST(ClockReads, in_a_script_that_breaks_off_are_looked_for_all_the_same) {
  EXPECT_EQ(reads_in("SELECT CURRENT_DATE, 'open"), "1: CURRENT_DATE");
  EXPECT_EQ(reads_in("SELECT CURRENT_DATE /* open"), "1: CURRENT_DATE");
  EXPECT_EQ(reads_in("SELECT date('now'"), "1: date(... 'now' ...)");
  EXPECT_EQ(reads_in("SELECT date("), "1: date() without a time");
  EXPECT_EQ(reads_in(""), "");
}

TEST(Parameters, other_than_the_two_are_found_with_their_line) {
  EXPECT_EQ(parameters_in("SELECT :as_of, :run_at"), "");
  EXPECT_EQ(parameters_in("SELECT :day,\n?, ?1, @as_of, $run_at"),
            "1: :day; 2: ?; 2: ?1; 2: @as_of; 2: $run_at");
  EXPECT_EQ(parameters_in("SELECT ':day', \":day\" -- :day\n/* :day */"), "");
  EXPECT_EQ(parameters_in("SELECT x::text"), "");
}

RC_GTEST_PROP(ClockReads, are_found_between_any_quoted_texts, ()) {
  const auto texts = *rc::gen::container<std::vector<std::string>>(
      rc::gen::container<std::string>(rc::gen::elementOf(std::string{"a'\"`[];-/*\n CURRENT_DATE"})));
  std::string script = "SELECT ";
  for (const std::string& text : texts) {
    script += "'";
    for (const char c : text) script += c == '\'' ? std::string{"''"} : std::string(1, c);
    script += "', ";
  }
  script += "current_time";
  const auto line = 1 + std::count(script.begin(), script.end(), '\n');
  RC_ASSERT(reads_in(script) == std::to_string(line) + ": current_time");
}

RC_GTEST_PROP(ClockReads, of_any_bytes_lie_within_the_script, (const std::string& script)) {
  const auto lines = 1 + std::count(script.begin(), script.end(), '\n');
  for (const ScriptRemark& read : clock_reads_in(script)) {
    RC_ASSERT(read.line >= 1 && read.line <= lines);
  }
  RC_ASSERT(clock_reads_in("'" + std::string(script.size(), 'x') + "'").empty());
}

}  // namespace
}  // namespace slettefrist::engine
