// Hands scripts to the store; the store says what went wrong.
#include "sim/engine/script_engine.h"

#include <utility>

namespace slettefrist {
namespace {

class ScriptEngine final : public PurgeEngine {
 public:
  explicit ScriptEngine(ScriptSettings settings) : settings_(std::move(settings)) {}

  void set_up(Store& store, Instant run_at, Day as_of) override {
    run_at_ = run_at;
    as_of_ = as_of;
    if (!std::exchange(is_set_up_, true)) run_script(store, "setup", settings_.setup);
  }

  void run(Store& store, Instant run_at, Day as_of) override {
    set_up(store, run_at, as_of);
    run_script(store, "", settings_.purge);
  }

  bool tear_down(Store& store) override {
    if (!is_set_up_ || settings_.teardown.empty()) return false;
    run_script(store, "teardown", settings_.teardown);
    return true;
  }

  std::string name() const override { return settings_.name; }

 private:
  void run_script(Store& store, const std::string& which, const std::string& text) const {
    if (text.empty()) return;
    try {
      store.run_script({text,
                        {{":as_of", as_of_}, {":run_at", run_at_}},
                        run_at_,
                        settings_.is_clock_simulated,
                        settings_.seconds_max,
                        settings_.look});
    } catch (const StoreFailure& failure) {
      throw EngineFailure((which.empty() ? "" : which + " script, ") + failure.what());
    }
  }

  ScriptSettings settings_;
  bool is_set_up_ = false;
  Instant run_at_;
  Day as_of_;
};

}  // namespace

std::unique_ptr<PurgeEngine> make_script_engine(ScriptSettings settings) {
  return std::make_unique<ScriptEngine>(std::move(settings));
}

}  // namespace slettefrist
