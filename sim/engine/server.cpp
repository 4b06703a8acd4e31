// Talking with a child process through pipes; see server.h.
#include "sim/engine/server.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <utility>

#include "sim/engine/shell.h"

namespace slettefrist::engine {
namespace {

using Stopwatch = std::chrono::steady_clock;

constexpr std::size_t kErrorBytesMax = 16'384;
constexpr std::size_t kLineBytesMax = 65'536;
constexpr std::size_t kHeldBytesMax = 1'048'576;  // beyond what one look can read: nothing is dropped unseen
constexpr int kLookEveryMs = 50;
constexpr int kGoneWithinSeconds = 1;  // who has closed its output is about to end

// Writing to who has gone would end this program; an error code is wanted instead.
class WithoutPipeSignal {
 public:
  WithoutPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~WithoutPipeSignal() {
    const timespec at_once{0, 0};
    if (sigismember(&before_, SIGPIPE) == 0) sigtimedwait(&pipe_, nullptr, &at_once);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  WithoutPipeSignal(const WithoutPipeSignal&) = delete;
  WithoutPipeSignal& operator=(const WithoutPipeSignal&) = delete;

 private:
  sigset_t pipe_{};
  sigset_t before_{};
};

}  // namespace

class Server::Child {
 public:
  explicit Child(const std::string& command)
      : process_(start_in_shell(command, {}, {input_.theirs(), output_.theirs(), errors_.theirs()})) {
    input_.close_theirs();
    output_.close_theirs();
    errors_.close_theirs();
  }
  ~Child() {
    kill(-process_, SIGKILL);
    if (!has_ended_) waitpid(process_, &status_, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  ServerAnswer ask(const std::string& line, int seconds_max, const Look& look) {
    ServerAnswer answer;
    const auto limit = Stopwatch::now() + std::chrono::seconds{seconds_max};
    answer.trouble = trouble_before();
    if (answer.trouble.empty() && !say(line)) answer.trouble = closed_words("does not read its input", look);
    while (answer.trouble.empty() && !take_line(answer)) {
      if (!is_output_open_ || note_end()) {
        answer.trouble = closed_words("closed its output without an answer", look);
      } else if (Stopwatch::now() >= limit) {
        answer.trouble = "did not answer within " + std::to_string(seconds_max) + " s and was stopped";
      } else {
        wait_for_words(look);
      }
    }
    answer.errors = take_errors();
    return answer;
  }

  std::string end(int seconds_max, const Look& look) {
    input_.close_ours();
    if (!ends_within(seconds_max, look)) {
      kill(-process_, SIGTERM);
      ends_within(seconds_max, look);
    }
    return take_errors();
  }

 private:
  // What is wrong before anything was asked.
  std::string trouble_before() {
    if (!has_been_asked_) {
      has_been_asked_ = true;
      return "";  // a greeting is taken for the first answer, and is none
    }
    read_all();
    if (!held_.empty()) return "wrote more than one line for a run";
    if (note_end()) return end_words();  // a moment later and it would have ended after the question
    return is_output_open_ ? "" : "closed its output without an answer";
  }

  bool say(const std::string& line) {
    const WithoutPipeSignal guarded;
    const std::string text = line + "\n";
    return write(input_.ours(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
  }

  void read_all() {
    is_output_open_ = is_output_open_ && read_on(output_.ours(), kHeldBytesMax, held_);
    is_errors_open_ = is_errors_open_ && read_on(errors_.ours(), kErrorBytesMax, heard_);
  }

  bool take_line(ServerAnswer& answer) {
    read_all();
    const std::size_t end = held_.find('\n');
    if (std::min(end, held_.size()) > kLineBytesMax) {
      answer.trouble = "answered with a line of more than " + std::to_string(kLineBytesMax) + " bytes";
      return true;
    }
    if (end == std::string::npos) return false;
    if (end + 1 < held_.size()) {
      answer.trouble = "wrote more than one line for a run";
      return true;
    }
    answer.line = std::exchange(held_, {}).substr(0, end);
    return true;
  }

  std::string closed_words(const char* otherwise, const Look& look) {
    return ends_within(kGoneWithinSeconds, look) ? end_words() : otherwise;
  }

  std::string end_words() const {
    return "ended with exit code " + std::to_string(exit_code_of_status(status_)) + " without an answer";
  }

  bool ends_within(int seconds_max, const Look& look) {
    const auto limit = Stopwatch::now() + std::chrono::seconds{seconds_max};
    while (!note_end() && Stopwatch::now() < limit) wait_for_words(look);
    return has_ended_;
  }

  bool note_end() {
    if (!has_ended_) has_ended_ = waitpid(process_, &status_, WNOHANG) == process_;
    if (has_ended_) read_all();
    return has_ended_;
  }

  void wait_for_words(const Look& look) {
    std::array<pollfd, 2> wanted{pollfd{is_output_open_ ? output_.ours() : -1, POLLIN, 0},
                                 pollfd{is_errors_open_ ? errors_.ours() : -1, POLLIN, 0}};
    poll(wanted.data(), wanted.size(), is_output_open_ ? kLookEveryMs : 1);
    look();
    read_all();
  }

  std::string take_errors() {
    read_all();
    return std::exchange(heard_, {});
  }

  Pipe input_{Pipe::Ours::writing};
  Pipe output_{Pipe::Ours::reading};
  Pipe errors_{Pipe::Ours::reading};
  pid_t process_;
  int status_ = 0;
  bool has_ended_ = false;
  bool has_been_asked_ = false;
  bool is_output_open_ = true;
  bool is_errors_open_ = true;
  std::string held_;   // of stdout, not taken yet
  std::string heard_;  // of stderr, not told yet
};

Server::Server(std::string command) : command_(std::move(command)) {}

Server::~Server() = default;

ServerAnswer Server::ask(const std::string& line, int seconds_max, const Look& look) {
  if (!child_) child_ = std::make_unique<Child>(command_);
  ServerAnswer answer = child_->ask(line, seconds_max, look);
  if (!answer.trouble.empty()) child_.reset();
  return answer;
}

std::string Server::end(int seconds_max, const Look& look) {
  if (!child_) return "";
  std::string errors = child_->end(seconds_max, look);
  child_.reset();
  return errors;
}

}  // namespace slettefrist::engine
