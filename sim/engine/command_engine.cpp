// Calls the program and tells an end other than the good one.
#include "sim/engine/command_engine.h"

#include <utility>

#include "sim/engine/program_words.h"

namespace slettefrist {
namespace {

class CommandEngine final : public PurgeEngine {
 public:
  CommandEngine(std::string name, std::string command, int seconds_max, engine::Look look)
      : name_(std::move(name)),
        command_(std::move(command)),
        seconds_max_(seconds_max),
        look_(std::move(look)) {}

  void run(Store& store, Instant run_at, Day as_of) override {
    std::vector<std::string> surroundings{"SLETTEFRIST_STORE=" + store.location(),
                                          "SLETTEFRIST_AS_OF=" + to_text(as_of),
                                          "SLETTEFRIST_RUN_AT=" + std::to_string(run_at.seconds)};
    const std::string content = store.content_folder();
    if (!content.empty()) surroundings.push_back("SLETTEFRIST_CONTENT=" + content);
    const engine::ProgramEnd end = engine::run_program(command_, surroundings, seconds_max_, look_);
    log_.note(as_of, end.output);
    if (end.is_late) {
      throw EngineFailure("the program did not end within " + std::to_string(seconds_max_) +
                          " s and was stopped" + engine::last_words(end.output, 1));
    }
    if (end.exit_code != 0) {
      throw EngineFailure("the program ended with exit code " + std::to_string(end.exit_code) +
                          engine::last_words(end.output, 1));
    }
  }

  std::string output() const override { return log_.text(); }
  std::string name() const override { return name_; }

 private:
  std::string name_;
  std::string command_;
  int seconds_max_;
  engine::Look look_;
  engine::ProgramLog log_;
};

}  // namespace

std::unique_ptr<PurgeEngine> make_command_engine(std::string name, std::string command, int seconds_max,
                                                 engine::Look look) {
  return std::make_unique<CommandEngine>(std::move(name), std::move(command), seconds_max, std::move(look));
}

}  // namespace slettefrist
