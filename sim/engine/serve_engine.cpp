// Asks the program run by run, starts it anew after a failure, and ends it after the last run.
#include "sim/engine/serve_engine.h"

#include <utility>

#include "sim/engine/dialogue.h"
#include "sim/engine/program_words.h"
#include "sim/engine/server.h"

namespace slettefrist {
namespace {

constexpr int kToldLinesMax = 3;
constexpr int kEndSecondsMax = 5;  // to end after its input, and once more after SIGTERM

class ServeEngine final : public PurgeEngine {
 public:
  ServeEngine(std::string name, std::string command, int seconds_max, engine::Look look)
      : name_(std::move(name)),
        server_(std::move(command)),
        seconds_max_(seconds_max),
        look_(std::move(look)) {}

  void run(Store& store, Instant run_at, Day as_of) override {
    last_as_of_ = as_of;
    const engine::ServerAnswer answer =
        server_.ask(engine::question_of_run(as_of, run_at, store.location(), store.content_folder()),
                    seconds_max_, look_);
    log_.note(as_of, answer.errors);
    std::string trouble = answer.trouble;
    if (trouble.empty()) trouble = engine::trouble_in_answer(answer.line);
    if (trouble.empty() && is_store_free(store)) return;
    if (trouble.empty()) trouble = "left a transaction open; it was stopped, which rolled it back";
    server_.end(kEndSecondsMax, look_);
    throw EngineFailure("the program " + trouble + engine::last_words(answer.errors, kToldLinesMax));
  }

  // What it does to the store while it ends is seen.
  bool tear_down(Store& /*store*/) override {
    if (!server_.is_running()) return false;
    log_.note(last_as_of_, server_.end(kEndSecondsMax, look_));
    return true;
  }

  bool let_go() override {
    const bool was_running = server_.is_running();
    server_.end(0, look_);
    return was_running;
  }

  std::string output() const override { return log_.text(); }
  std::string name() const override { return name_; }

 private:
  // The world writes next, and waits for nobody.
  static bool is_store_free(Store& store) {
    try {
      store.transaction([] {});
      return true;
    } catch (const StoreFailure&) {
      return false;
    }
  }

  std::string name_;
  engine::Server server_;
  int seconds_max_;
  engine::Look look_;
  engine::ProgramLog log_;
  Day last_as_of_;
};

}  // namespace

std::unique_ptr<PurgeEngine> make_serve_engine(std::string name, std::string command, int seconds_max,
                                               engine::Look look) {
  return std::make_unique<ServeEngine>(std::move(name), std::move(command), seconds_max, std::move(look));
}

}  // namespace slettefrist
