// Starting the program and waiting for it; see command.h.
//
// Output goes to files, not pipes: a program that writes more than a pipe holds would wait for ever. It must
// not know what a verb does.
#include "tests/contract/command.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace slettefrist::contract {
namespace {

namespace fs = std::filesystem;

std::string name_of_test() {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string{test->test_suite_name()} + "-" + test->name();
  std::replace(name.begin(), name.end(), '/', '-');
  return name + "-" + std::to_string(getpid());
}

void redirect(const std::string& file, int descriptor) {
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
}

[[noreturn]] void become(const std::string& folder, const std::vector<std::string>& arguments,
                         const Environment& environment) {
  std::vector<std::string> words{PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  if (chdir(folder.c_str()) != 0) _exit(126);
  execv(PROGRAM, pointers.data());
  _exit(127);
}

}  // namespace

Started::Started(const std::string& folder, const std::vector<std::string>& arguments,
                 const Environment& environment)
    : out_file_(folder + ".out"), err_file_(folder + ".err") {
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("cannot start " PROGRAM);
  if (process_ == 0) {
    redirect(out_file_, STDOUT_FILENO);
    redirect(err_file_, STDERR_FILENO);
    become(folder, arguments, environment);
  }
}

void Started::interrupt(int signal) const { kill(process_, signal); }

Ended Started::wait() {
  int status = 0;
  if (waitpid(process_, &status, 0) != process_) throw std::runtime_error("the program was lost");
  Ended ended;
  ended.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.out = text_of_file(out_file_);
  ended.err = text_of_file(err_file_);
  return ended;
}

Command::Command() : folder_(testing::TempDir() + name_of_test()) {
  fs::remove_all(folder_);
  fs::create_directories(folder_);
}

Command::~Command() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  fs::remove(folder_ + ".out", ignored);
  fs::remove(folder_ + ".err", ignored);
}

void Command::write(const std::string& name, const std::string& text) const {
  fs::create_directories(fs::path{path(name)}.parent_path());
  std::ofstream{path(name), std::ios::binary} << text;
}

std::string Command::read(const std::string& name) const {
  EXPECT_TRUE(fs::is_regular_file(path(name))) << name << " was not written";
  return text_of_file(path(name));
}

std::set<std::string> Command::files() const {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (entry.is_directory() && !fs::is_empty(entry.path())) continue;
    names.insert(fs::relative(entry.path(), folder_).string());
  }
  return names;
}

Started Command::start(const std::vector<std::string>& arguments, const Environment& environment) const {
  return {folder_, arguments, environment};
}

Ended Command::run(const std::vector<std::string>& arguments, const Environment& environment) const {
  return start(arguments, environment).wait();
}

Ended Command::succeed(const std::vector<std::string>& arguments, const Environment& environment) const {
  Ended ended = run(arguments, environment);
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  return ended;
}

std::string text_of_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Fields fields_of(const std::string& line) {
  Fields fields{""};
  for (const char c : line) {
    if (c == ',')
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

std::vector<std::string> joined(std::vector<std::string> left, const std::vector<std::string>& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

}  // namespace slettefrist::contract
