// What only `bench-purge` is asked on the command line, as it was written.
//
// Apart from options.h, which every verb shares. It must not know the option library.
#pragma once

#include <string>
#include <vector>

namespace slettefrist::cli {

struct BenchWishes {
  std::vector<std::string> sizes;       // --size N[,N...]
  std::vector<std::string> cases;       // --case NAME
  std::vector<std::string> sweeps;      // --sweep batch=N,N,...
  std::vector<std::string> thresholds;  // --threshold 'METRIC<VALUE'
  std::string batch_bytes;              // --batch-bytes N
  std::string batch_time;               // --batch-time TIME
  std::string repetitions;
  bool is_cold = false;
  bool is_warm = false;
  std::string reset;   // --reset CMD
  std::string beside;  // --beside FILE
  std::string rate;
  std::string busy_timeout_ms;
  std::string compare;  // --compare OLD.json
  std::string tolerance;
  std::string lock_bound;
};

}  // namespace slettefrist::cli
