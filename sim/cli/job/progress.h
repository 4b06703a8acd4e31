// Progress on stderr: a live line on a terminal, else a plain line now and then; and Ctrl-C.
//
// The clock read here is a stopwatch for the eye: no output depends on it. It must not know what the runs do.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "sim/model/run_calendar.h"

namespace slettefrist::cli {

// Ends in exit code 130.
class Interrupted : public std::runtime_error {
 public:
  Interrupted() : std::runtime_error("interrupted") {}
};

// From here on Ctrl-C, SIGTERM and a terminal that is closed are noted; the second of a kind ends the program
// at once. A mapped file that somebody cut off (SIGBUS) ends it with a word and exit code 3.
void catch_interrupts();
void stop_if_interrupted();  // throws Interrupted when one was noted

class Progress {
 public:
  Progress(std::string world, const RunCalendar& calendar, bool quiet);
  ~Progress();                        // clears the live line
  void operator()(std::int32_t run);  // throws Interrupted

 private:
  void print(std::int32_t run, double elapsed_seconds);
  const std::string world_;
  const RunCalendar& calendar_;
  bool quiet_;
  bool live_;
  bool printed_ = false;
  std::chrono::steady_clock::time_point start_;
  double next_print_seconds_;
};

bool is_colour_wanted(int descriptor);  // a terminal that is not dumb, and NO_COLOR is empty

}  // namespace slettefrist::cli
