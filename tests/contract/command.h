// Runs the built program as a user would: arguments, environment, a working folder of its own; and reads what
// it left behind.
//
// The fixture of every command test. It must not know what a verb does, nor include anything of the
// program's.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <csignal>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace slettefrist::contract {

struct Ended {
  int exit_code = -1;  // 128 + the signal that ended it, as a shell tells it
  std::string out;
  std::string err;
};

using Environment = std::map<std::string, std::string>;

// A program that was started and has not been waited for.
class Started {
 public:
  Started(const std::string& folder, const std::vector<std::string>& arguments,
          const Environment& environment);
  void interrupt(int signal = SIGINT) const;  // as Ctrl-C does
  Ended wait();

 private:
  pid_t process_ = -1;
  std::string out_file_;
  std::string err_file_;
};

// Each test has a folder of its own, gone when it ends.
class Command : public testing::Test {
 protected:
  Command();
  ~Command() override;

  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  void write(const std::string& name, const std::string& text) const;  // makes the folders on the way
  std::string read(const std::string& name) const;  // fails the test when there is no such file
  std::set<std::string> files() const;              // all files and empty folders, below the folder

  Started start(const std::vector<std::string>& arguments, const Environment& environment = {}) const;
  Ended run(const std::vector<std::string>& arguments, const Environment& environment = {}) const;
  // The same for a call that has to end in exit code 0.
  Ended succeed(const std::vector<std::string>& arguments, const Environment& environment = {}) const;

 private:
  std::string folder_;
};

std::string text_of_file(const std::string& path);
std::vector<std::string> lines_of(const std::string& text);

using Fields = std::vector<std::string>;
Fields fields_of(const std::string& line);  // of a CSV file without quotes

std::vector<std::string> joined(std::vector<std::string> left, const std::vector<std::string>& right);

}  // namespace slettefrist::contract
