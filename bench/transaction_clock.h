// How long a purge took, and the longest of its transactions.
//
// From the first to the last call of a raw peer's clock. It must not know SQL.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <string>

namespace slettefrist::bench {

struct PurgeTimes {
  double seconds = 0.0;
  std::int64_t rows = 0;
  double longest_transaction_seconds = 0.0;
};

class TransactionClock {
  using Clock = std::chrono::steady_clock;

 public:
  void begin() { begun_ = Clock::now(); }
  void end() { longest_ = std::max(longest_, since(begun_)); }
  PurgeTimes times() const { return {since(start_), 0, longest_}; }

 private:
  static double since(Clock::time_point point) {
    return std::chrono::duration<double>(Clock::now() - point).count();
  }

  Clock::time_point start_ = Clock::now();
  Clock::time_point begun_ = start_;
  double longest_ = 0.0;
};

inline void write_times(const char* file, const PurgeTimes& times) {
  std::ofstream{file, std::ios::app} << times.seconds << ' ' << times.rows << ' '
                                     << times.longest_transaction_seconds << '\n';
}

}  // namespace slettefrist::bench
