// The engine under test with a stopwatch around it.
//
// Times are told beside results and never decide one. It must not know what the engine does.
#pragma once

#include <chrono>

#include "sim/engine/purge_engine.h"

namespace slettefrist::cli {

class TimedEngine : public PurgeEngine {
 public:
  explicit TimedEngine(PurgeEngine& engine) : engine_(engine) {}
  void run(Store& store, Instant run_at, Day as_of) override {
    const auto start = std::chrono::steady_clock::now();
    engine_.run(store, run_at, as_of);
    last_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    seconds += last_seconds;
  }
  bool tear_down(Store& store) override { return engine_.tear_down(store); }
  bool let_go() override { return engine_.let_go(); }
  std::string name() const override { return engine_.name(); }

  double seconds = 0.0;       // of all runs
  double last_seconds = 0.0;  // of the last one

 private:
  PurgeEngine& engine_;
};

}  // namespace slettefrist::cli
