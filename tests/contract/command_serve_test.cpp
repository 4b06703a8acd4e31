// A user's program that is kept alive: a correct one is compliant over many runs, and every way of not
// answering is the finding engine_failed, with the reason.
//
// The programs are a line of shell or a few lines of Python. It must not know how one talks to a process.
#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

class KeptEngine : public Command {
 protected:
  Ended judge(const std::string& command, const std::string& to = "2025-03-02") const {
    return run({"run", "leap-day", "--citizens", "40", "--from", "2025-02-26", "--to", to, "--out", "out",
                "--engine-timeout", "2", "--engine", "serve:" + command});
  }
  int failures() const {
    return nlohmann::json::parse(read("out/summary.json"))["findings"].value("engine_failed", 0);
  }
};

TEST_F(KeptEngine, in_python_is_compliant_over_many_runs) {
  const Ended ended = run({"run", "leap-day", "--citizens", "60", "--to", "2025-06-30", "--out", "out",
                           "--engine", std::string{"serve:python3 "} + kPurgeProgram + " --serve"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
  EXPECT_GT(lines_of(read("out/deletions.csv")).size(), 1U);
}

TEST_F(KeptEngine, is_started_once_and_told_day_instant_and_store) {
  const Ended ended = judge(
      "echo started >> started; while read line; do echo \"$line\" >> lines; echo '{\"ok\":true}'; done");
  EXPECT_EQ(ended.exit_code, 1) << "nothing was deleted";
  EXPECT_EQ(failures(), 0);
  EXPECT_EQ(lines_of(read("started")).size(), 1U);
  const auto questions = lines_of(read("lines"));
  ASSERT_EQ(questions.size(), 5U);
  const auto question = nlohmann::json::parse(questions[2]);
  EXPECT_EQ(question["as_of"], "2025-02-28");
  EXPECT_EQ(question["run_at"], 1740708000);  // 03:00 in Denmark, in winter
  EXPECT_THAT(question["store"].get<std::string>(), testing::StartsWith("sqlite:/"));
  EXPECT_EQ(question.size(), 3U);
}

struct Silence {
  std::string name;
  std::string command;
  std::string told;
  int times = 3;  // then it is not called again
};

std::string name_of_silence(const testing::TestParamInfo<Silence>& silence) { return silence.param.name; }

class NoAnswer : public KeptEngine, public testing::WithParamInterface<Silence> {};

TEST_P(NoAnswer, is_engine_failed_with_the_reason) {
  const Ended ended = judge(GetParam().command);
  EXPECT_EQ(ended.exit_code, 1) << ended.err << ended.out;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr(GetParam().told));
  EXPECT_EQ(failures(), GetParam().times);
}

INSTANTIATE_TEST_SUITE_P(
    Program, NoAnswer,
    testing::Values(
        Silence{"a_crash", "echo first >&2; echo 'no disk' >&2; exit 3",
                "ended with exit code 3 without an answer, last words: first / no disk"},
        Silence{"a_signal", "kill -SEGV $$", "ended with exit code 139 without an answer"},
        Silence{"no_such_program", "./absent", "ended with exit code 127 without an answer"},
        Silence{"a_hang", "sleep 600 & cat > /dev/null", "did not answer within 2 s and was stopped"},
        Silence{"garbage", "echo listening; cat", "answered \"\"listening\"\", expected"},
        Silence{"an_error", "while read line; do echo '{\"error\":\"no disk\"}'; done",
                "reported an error: no disk"},
        Silence{"a_refusal", "while read line; do echo '{\"ok\":false}'; done", "expected {\"\"ok\"\":true}"},
        Silence{"two_lines", "while read line; do printf 'ok\\nok\\n'; done",
                "wrote more than one line for a run"},
        Silence{"a_line_without_end", "yes | tr -d '\\n'", "a line of more than 65536 bytes"},
        Silence{"a_closed_output", "exec >&-; sleep 600", "closed its output without an answer"},
        // Every second run finds it dead; in between it is started anew and answers.
        Silence{"death_between_runs", "read line; echo ok; exit 4",
                "ended with exit code 4 without an answer", 2}),
    name_of_silence);

TEST_F(KeptEngine, that_leaves_a_transaction_open_has_failed_and_it_is_rolled_back) {
  write("holds.py",
        "import json, sqlite3, sys\n"
        "for line in sys.stdin:\n"
        "    store = sqlite3.connect(json.loads(line)['store'][7:], isolation_level=None)\n"
        "    store.execute('BEGIN IMMEDIATE')\n    store.execute('DELETE FROM citizen')\n"
        "    print('{\"ok\":true}', flush=True)\n");
  const Ended ended = judge("python3 holds.py", "2025-02-26");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("left a transaction open"));
  EXPECT_THAT(read("out/findings.csv"), Not(HasSubstr("wrong_set")));
}

TEST_F(KeptEngine, that_still_reads_when_the_side_files_are_emptied_is_stopped) {
  write("reads.py",
        "import json, sqlite3, sys\n"
        "for line in sys.stdin:\n"
        "    store = sqlite3.connect(json.loads(line)['store'][7:], isolation_level=None)\n"
        "    store.execute('CREATE TABLE scratch (a)')\n    store.execute('BEGIN')\n    "
        "store.execute('SELECT count(*) FROM citizen').fetchall()\n"
        "    print('{\"ok\":true}', flush=True)\n");
  const Ended ended = judge("python3 reads.py", "2025-02-26");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("left a transaction open between two runs"));
}

// Whoever of the two comes first: the world that writes, or the next question, which nobody answers.
TEST_F(KeptEngine, that_locks_the_store_after_its_answer_has_failed) {
  write("locks.py",
        "import json, sqlite3, sys, time\n"
        "for line in sys.stdin:\n"
        "    store = sqlite3.connect(json.loads(line)['store'][7:], isolation_level=None, timeout=60)\n"
        "    print('{\"ok\":true}', flush=True)\n"
        "    store.execute('BEGIN IMMEDIATE')\n    time.sleep(600)\n");
  const Ended ended = judge("python3 locks.py", "2025-02-28");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("engine_failed"));
}

TEST_F(KeptEngine, that_writes_after_its_answer_is_seen_at_the_next_run) {
  write("late.py",
        "import json, sqlite3, sys, time\n"
        "for line in sys.stdin:\n"
        "    question = json.loads(line)\n"
        "    print('{\"ok\":true}', flush=True)\n"
        "    if question['as_of'] != '2025-02-26': continue\n"
        "    store = sqlite3.connect(question['store'][7:], isolation_level=None, timeout=20)\n"
        "    store.execute('DELETE FROM citizen')\n    open('done', 'w').close()\n");
  const Ended ended = judge("python3 late.py");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_TRUE(files().contains("done"));
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("wrong_set,citizen"));
}

TEST_F(KeptEngine, may_write_while_it_ends_and_that_is_seen_too) {
  write("farewell.py",
        "import json, sqlite3, sys\n"
        "for line in sys.stdin:\n"
        "    path = json.loads(line)['store'][7:]\n    print('{\"ok\":true}', flush=True)\n"
        "sqlite3.connect(path, isolation_level=None).execute('DELETE FROM citizen')\n");
  judge("python3 farewell.py");
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("wrong_set,citizen"));
}

TEST_F(KeptEngine, that_ignores_the_end_of_its_input_is_ended) {
  const Ended ended =
      judge("trap '' TERM; while read line; do echo ok; done; touch after; while :; do sleep 1; done",
            "2025-02-26");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_TRUE(files().contains("after"));
  EXPECT_EQ(failures(), 0);
}

struct Interruption {
  std::string name;
  std::string engine;
  int signal;
};
class InterruptedEngine : public KeptEngine, public testing::WithParamInterface<Interruption> {};

TEST_P(InterruptedEngine, ends_what_runs_at_once_and_leaves_nothing_behind) {
  write("endless.sql",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;");
  const auto before = files();
  Started started =
      start({"run", "leap-day", "--citizens", "20", "--out", "out", "--engine", GetParam().engine});
  const std::string mark = path("begun");
  const bool is_marked = GetParam().engine.find("begun") != std::string::npos;
  for (int look = 0; look < 200 && is_marked && access(mark.c_str(), F_OK) != 0; ++look) usleep(50'000);
  usleep(is_marked ? 0 : 1'500'000);
  const auto at = std::chrono::steady_clock::now();
  started.interrupt(GetParam().signal);
  const Ended ended = started.wait();
  EXPECT_EQ(ended.exit_code, 130) << ended.err;
  EXPECT_LT(std::chrono::steady_clock::now() - at, std::chrono::seconds{20});
  auto after = files();
  if (is_marked) {
    const int child = std::stoi(read("begun"));
    for (int look = 0; look < 100 && kill(child, 0) == 0; ++look) usleep(50'000);
    EXPECT_NE(kill(child, 0), 0) << "the engine's program runs on";
    after.erase("begun");
  }
  EXPECT_EQ(after, before);
}

INSTANTIATE_TEST_SUITE_P(
    Kept, InterruptedEngine,
    testing::Values(Interruption{"of_a_program", "cmd:echo $$ > begun; sleep 600; true", SIGINT},
                    Interruption{"of_a_kept_program", "serve:echo $$ > begun; sleep 600; true", SIGINT},
                    Interruption{"by_a_terminal_that_is_closed", "cmd:echo $$ > begun; sleep 600; true",
                                 SIGHUP},
                    Interruption{"of_a_script", "sql:endless.sql", SIGTERM}),
    [](const auto& one) { return one.param.name; });

// What the system sends whoever touches a part of a file that is no longer there.
TEST_F(KeptEngine, whose_store_was_cut_off_while_it_was_in_use_ends_the_program_with_a_word) {
  write("endless.sql",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;");
  Started started =
      start({"run", "leap-day", "--citizens", "20", "--out", "out", "--engine", "sql:endless.sql"});
  usleep(1'500'000);
  started.interrupt(SIGBUS);
  const Ended ended = started.wait();
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.err, HasSubstr("a file of the store was cut off by somebody else while it was in use"));
}

TEST_F(KeptEngine, without_a_command_is_refused_and_nothing_is_written) {
  const Ended ended = judge(" ");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--engine: read \"serve: \", expected serve:COMMAND"));
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace slettefrist::contract
