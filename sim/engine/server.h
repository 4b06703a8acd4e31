// A user's program that is kept alive: one line to it, one line back, as often as one likes.
//
// Whatever goes wrong is told in words and ends the program. It must not know what the lines say.
#pragma once

#include <memory>
#include <string>

#include "sim/engine/program.h"

namespace slettefrist::engine {

struct ServerAnswer {
  std::string line;
  std::string trouble;  // "" = there is a line; else why there is none, for "the program ..."
  std::string errors;   // what it wrote to stderr since the last answer, the last bytes of it
};

class Server {
 public:
  explicit Server(std::string command);
  ~Server();  // ends it at once, with all it started
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Starts the program where it does not run. After a trouble it does not run any more.
  ServerAnswer ask(const std::string& line, int seconds_max, const Look& look);
  bool is_running() const { return child_ != nullptr; }
  // Closes its input and waits; then asks it to end (SIGTERM) and waits; then ends it. What it wrote to
  // stderr.
  std::string end(int seconds_max, const Look& look);

 private:
  class Child;
  std::string command_;
  std::unique_ptr<Child> child_;
};

}  // namespace slettefrist::engine
