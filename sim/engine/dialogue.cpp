// JSON lines; see dialogue.h.
#include "sim/engine/dialogue.h"

#include <nlohmann/json.hpp>

#include "sim/model/clean_text.h"

namespace slettefrist::engine {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kToldBytesMax = 200;

std::string told(const std::string& text) { return clipped(clean(text), kToldBytesMax); }

std::string reason_in(const Json& error) {
  return told(error.is_string() ? error.get<std::string>()
                                : error.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

std::string question_of_run(Day as_of, Instant run_at, const std::string& store, const std::string& content) {
  Json question{{"as_of", to_text(as_of)}, {"run_at", run_at.seconds}, {"store", store}};
  if (!content.empty()) question["content"] = content;
  return question.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string trouble_in_answer(const std::string& line) {
  const Json answer = Json::parse(line, nullptr, false);
  if (answer.is_object()) {
    const auto error = answer.find("error");
    if (error != answer.end() && !error->is_null()) return "reported an error: " + reason_in(*error);
    const auto ok = answer.find("ok");
    const auto status = answer.find("status");
    if (ok != answer.end() && *ok == true) return "";
    if (status != answer.end() && *status == "ok") return "";
  }
  if (answer == "ok" || line == "ok" || line == "ok\r") return "";
  return "answered \"" + told(line) + R"(", expected {"ok":true} or {"error":"..."})";
}

}  // namespace slettefrist::engine
