// Users' programs, started and kept: how they end, what they print, how long they may take, and that nothing
// of them is left.
//
// It must not know what an engine is.
#include "sim/engine/program.h"

#include <gmock/gmock.h>

#include <chrono>
#include <csignal>
#include <stdexcept>

#include "sim/engine/dialogue.h"
#include "sim/engine/program_words.h"
#include "sim/engine/server.h"

namespace slettefrist::engine {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

void no_look() {}

ProgramEnd run_shell(const std::string& command, int seconds_max = 20) {
  return run_program(command, {"WORD=a b"}, seconds_max, no_look);
}

TEST(Program, ends_with_its_exit_code_or_its_signal) {
  EXPECT_EQ(run_shell("exit 0").exit_code, 0);
  EXPECT_EQ(run_shell("exit 7").exit_code, 7);
  EXPECT_EQ(run_shell("kill -SEGV $$").exit_code, 128 + SIGSEGV);
  EXPECT_EQ(run_shell("./no-such-program-anywhere").exit_code, 127);
}

TEST(Program, is_told_its_variables_and_nothing_to_read) {
  EXPECT_EQ(run_shell("echo \"$WORD\"; cat; echo end >&2").output, "a b\nend\n");
}

TEST(Program, that_prints_without_measure_keeps_its_last_words) {
  const ProgramEnd end = run_shell("yes | head -c 3000000; echo last");
  EXPECT_EQ(end.exit_code, 0);
  EXPECT_LE(end.output.size(), 16'384U);
  EXPECT_THAT(end.output, EndsWith("last\n"));
}

TEST(Program, that_prints_without_end_is_stopped_in_time) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(run_shell("yes", 1).is_late);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{10});
}

TEST(Program, that_closes_its_output_is_waited_for) {
  EXPECT_EQ(run_shell("exec >&- 2>&-; sleep 0.2; exit 3").exit_code, 3);
}

TEST(Program, leaves_nothing_running_that_it_started) {
  const ProgramEnd end = run_shell("sleep 600 & echo $!");
  EXPECT_FALSE(end.is_late);
  const int child = std::stoi(end.output);
  for (int look = 0; look < 100 && kill(child, 0) == 0; ++look) {
    run_shell("sleep 0.05");  // whoever inherits the dead one has to take note of it first
  }
  EXPECT_NE(kill(child, 0), 0);
}

TEST(Program, is_ended_when_the_look_throws) {
  int looks = 0;
  const auto give_up = [&] {
    if (++looks > 2) throw std::runtime_error("enough");
  };
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THROW(run_program("sleep 600", {}, 600, give_up), std::runtime_error);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{10});
}

TEST(Words, are_the_last_lines_that_say_something_without_what_moves_a_cursor) {
  EXPECT_EQ(last_words("a\nb\n\n  \n", 1), ", last words: b");
  EXPECT_EQ(last_words("a\n\nb\nc", 2), ", last words: b / c");
  EXPECT_EQ(last_words("s\xC3\xB8t\t\x1b[0m", 3), ", last words: s\xC3\xB8t [0m");
  EXPECT_EQ(last_words("\xFF!", 1), ", last words: \xEF\xBF\xBD!") << "no UTF-8";
  EXPECT_EQ(last_words(" \n", 3), "");
  EXPECT_EQ(last_words("", 3), "");
  EXPECT_EQ(last_words(std::string(1000, 'x'), 1), ", last words: " + std::string(200, 'x') + "...");
}

TEST(Kept, answers_each_line_with_a_line) {
  Server server{"while read line; do echo \"<$line>\"; echo heard >&2; done"};
  EXPECT_EQ(server.ask("one", 20, no_look).line, "<one>");
  const ServerAnswer second = server.ask("two", 20, no_look);
  EXPECT_EQ(second.line, "<two>");
  EXPECT_EQ(second.trouble, "");
  EXPECT_TRUE(server.is_running());
  server.end(20, no_look);
  EXPECT_FALSE(server.is_running());
}

TEST(Kept, is_started_anew_after_a_trouble) {
  Server server{"read line; echo \"$line\"; exit 5"};
  EXPECT_EQ(server.ask("one", 20, no_look).line, "one");
  const ServerAnswer second = server.ask("two", 20, no_look);
  EXPECT_EQ(second.trouble, "ended with exit code 5 without an answer");
  EXPECT_EQ(server.ask("three", 20, no_look).line, "three");
}

TEST(Kept, that_never_reads_is_found_out_when_its_pipe_is_full) {
  Server server{"while echo ok; do sleep 0.01; done"};
  std::string trouble;
  const std::string line(40'000, 'x');
  for (int ask = 0; ask < 20 && trouble.empty(); ++ask) trouble = server.ask(line, 20, no_look).trouble;
  EXPECT_FALSE(trouble.empty());
}

TEST(Kept, that_has_closed_its_input_is_told_so_and_does_not_end_us) {
  Server server{"read line; exec 0<&-; echo ok; sleep 600"};
  EXPECT_EQ(server.ask("one", 20, no_look).line, "ok");
  EXPECT_EQ(server.ask("two", 20, no_look).trouble, "does not read its input");
}

TEST(Kept, is_asked_to_end_before_it_is_ended) {
  Server server{"trap 'echo asked >&2; exit 0' TERM; read line; echo ok; while :; do sleep 0.05; done"};
  EXPECT_EQ(server.ask("one", 20, no_look).line, "ok");
  EXPECT_THAT(server.end(2, no_look), EndsWith("asked\n"));
}

TEST(Dialogue, asks_in_one_line_of_json) {
  EXPECT_EQ(question_of_run(*parse_day("2024-03-18"), Instant{1710727200}, "sqlite:/a \"b\"\n", ""),
            R"({"as_of":"2024-03-18","run_at":1710727200,"store":"sqlite:/a \"b\"\n"})");
}

TEST(Dialogue, takes_ok_in_its_few_forms_only) {
  for (const char* good : {R"({"ok":true})", R"( { "ok" : true , "removed" : 3 } )", R"({"status":"ok"})",
                           R"("ok")", "ok", "ok\r", R"({"ok":true,"error":null})"}) {
    EXPECT_EQ(trouble_in_answer(good), "") << good;
  }
  for (const char* bad : {"", "OK!", "{}", "[]", "null", "true", R"({"ok":false})", R"({"ok":"yes"})",
                          "{\"ok\":true", R"({"ok":true}{"ok":true})", R"(["ok"])", "\xff\xfe"}) {
    EXPECT_THAT(trouble_in_answer(bad), HasSubstr("expected {\"ok\":true}")) << bad;
  }
  EXPECT_EQ(trouble_in_answer(R"({"error":"no disk"})"), "reported an error: no disk");
  EXPECT_EQ(trouble_in_answer(R"({"ok":true,"error":{"code":7}})"), R"(reported an error: {"code":7})");
}

}  // namespace
}  // namespace slettefrist::engine
