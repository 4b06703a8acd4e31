// The seam of an engine under test: one verb. What it removed is seen at the store, never asked of the
// engine.
#pragma once

#include <stdexcept>
#include <string>

#include "sim/model/day.h"
#include "sim/store/store.h"

namespace slettefrist {

// Thrown by run() for the finding engine_failed: the engine, not this program, is at fault.
class EngineFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class PurgeEngine {
 public:
  virtual ~PurgeEngine() = default;
  // What comes once before the first run, at its instant. run() does it where nobody has asked for it: a
  // benchmark asks, since it is no part of a night.
  virtual void set_up(Store& /*store*/, Instant /*run_at*/, Day /*as_of*/) {}
  // One purge run at `run_at`, whose local day is `as_of`. The store holds what happened strictly before.
  virtual void run(Store& store, Instant run_at, Day as_of) = 0;
  // After the last run: true when it did something to the store.
  virtual bool tear_down(Store& /*store*/) { return false; }
  // Ends what may still hold the store between two runs; false when there is nothing.
  virtual bool let_go() { return false; }
  // Whether all it does to a store goes through that object, so that a thread of the store's own may work on the
  // files meanwhile.
  virtual bool leaves_files_alone() const { return false; }
  virtual std::string output() const { return ""; }  // what a program printed, bounded
  virtual std::string name() const = 0;              // the SPEC: "builtin"
};

}  // namespace slettefrist
