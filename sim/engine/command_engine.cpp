// Calls the program and tells an end other than the good one.
#include "sim/engine/command_engine.h"

#include <utility>

#include "sim/engine/program.h"

namespace slettefrist {
namespace {

constexpr std::size_t kToldBytesMax = 200;
constexpr std::size_t kOutputBytesMax = 262'144;  // of the whole world

// The last line that says something, fit for one line of a report.
std::string last_words(const std::string& output) {
  const std::size_t end = output.find_last_not_of(" \t\r\n");
  if (end == std::string::npos) return "";
  const std::size_t start = output.find_last_of('\n', end) + 1;  // npos + 1 = 0
  std::string line = output.substr(start, end - start + 1).substr(0, kToldBytesMax);
  for (char& c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20U || byte > 0x7EU) c = '?';  // whatever the program's encoding, ours stays whole
  }
  return ", last words: " + line;
}

class CommandEngine final : public PurgeEngine {
 public:
  CommandEngine(std::string name, std::string command, int seconds_max)
      : name_(std::move(name)), command_(std::move(command)), seconds_max_(seconds_max) {}

  void run(Store& store, Instant run_at, Day as_of) override {
    std::vector<std::string> surroundings{"SLETTEFRIST_STORE=" + store.location(),
                                          "SLETTEFRIST_AS_OF=" + to_text(as_of),
                                          "SLETTEFRIST_RUN_AT=" + std::to_string(run_at.seconds)};
    const std::string content = store.content_folder();
    if (!content.empty()) surroundings.push_back("SLETTEFRIST_CONTENT=" + content);
    const engine::ProgramEnd end = engine::run_program(command_, surroundings, seconds_max_);
    note_output(as_of, end.output);
    if (end.is_late) {
      throw EngineFailure("the program did not end within " + std::to_string(seconds_max_) +
                          " s and was stopped" + last_words(end.output));
    }
    if (end.exit_code != 0) {
      throw EngineFailure("the program ended with exit code " + std::to_string(end.exit_code) +
                          last_words(end.output));
    }
  }

  std::string output() const override { return output_; }
  std::string name() const override { return name_; }

 private:
  void note_output(Day as_of, const std::string& output) {
    if (output.empty() || output_.size() >= kOutputBytesMax) return;
    output_ += "== run of " + to_text(as_of) + "\n" + output + (output.back() == '\n' ? "" : "\n");
    if (output_.size() >= kOutputBytesMax) output_ += "== what followed is left out\n";
  }

  std::string name_;
  std::string command_;
  int seconds_max_;
  std::string output_;
};

}  // namespace

std::unique_ptr<PurgeEngine> make_command_engine(std::string name, std::string command, int seconds_max) {
  return std::make_unique<CommandEngine>(std::move(name), std::move(command), seconds_max);
}

}  // namespace slettefrist
