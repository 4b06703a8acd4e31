// A user's statements beside the purge, started at a fixed rate whether or not the last one has ended.
//
// Each is timed from when it was meant to start, so that one that waits makes those behind it late, too: what
// a user of the store would feel. It must not know an engine.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/bench/measurement.h"

namespace slettefrist::purge_bench {

struct BesideWish {
  std::string file;  // "" = nobody is beside
  std::vector<std::string> statements;
  std::int64_t per_second = 0;
  std::int64_t busy_timeout_ms = 0;
};

// The statements of a text, one after the other. Throws InputError where one cannot be prepared against the
// store or has another parameter than :n.
std::vector<std::string> statements_in(const std::string& file, const std::string& text,
                                       const std::string& store_path);

class Beside {
 public:
  Beside(const std::string& store_path, const BesideWish& wish);  // connects and prepares
  ~Beside();
  void start();
  // Those meant to start until now are still carried out and counted. `look` is called meanwhile and may
  // throw, which ends them; so does the destructor.
  BesideSeen stop(const std::function<void()>& look);

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace slettefrist::purge_bench
