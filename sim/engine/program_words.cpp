// Cutting down what a program printed; see program_words.h.
#include "sim/engine/program_words.h"

#include "sim/model/clean_text.h"

namespace slettefrist::engine {
namespace {

constexpr std::size_t kToldBytesMax = 200;      // of one line
constexpr std::size_t kKeptBytesMax = 262'144;  // of the whole world

}  // namespace

std::string last_words(const std::string& output, int lines_max) {
  std::string words;
  std::size_t end = output.find_last_not_of(" \t\r\n");
  for (int lines = 0; lines < lines_max && end != std::string::npos; ++lines) {
    const std::size_t line_break = output.find_last_of('\n', end);
    const std::size_t start = line_break == std::string::npos ? 0 : line_break + 1;
    const std::string line =
        clipped(clean(std::string_view{output}.substr(start, end - start + 1)), kToldBytesMax);
    words = words.empty() ? line : line + " / " + words;
    end = start == 0 ? std::string::npos : output.find_last_not_of(" \t\r\n", start - 1);
  }
  return words.empty() ? "" : ", last words: " + words;
}

void ProgramLog::note(Day as_of, const std::string& output) {
  if (output.empty() || text_.size() >= kKeptBytesMax) return;
  text_ += "== run of " + to_text(as_of) + "\n" + output + (output.back() == '\n' ? "" : "\n");
  if (text_.size() >= kKeptBytesMax) text_ += "== what followed is left out\n";
}

}  // namespace slettefrist::engine
