// The lines between this program and an engine that is kept alive, as docs/engines.md defines them.
//
// The only file of the room that sees the JSON library is its source. It must not know a process.
#pragma once

#include <string>

#include "sim/model/day.h"

namespace slettefrist::engine {

// {"as_of":"2024-03-18","run_at":1710727200,"store":"sqlite:/path"}, without a line end. `content` is the
// folder of the documents' bytes; "" = they lie in their rows, and it is not named.
std::string question_of_run(Day as_of, Instant run_at, const std::string& store, const std::string& content);

// "" for an answer that says ok ({"ok":true}, {"status":"ok"} or the word alone), else what is wrong: for
// "the program ...".
std::string trouble_in_answer(const std::string& line);

}  // namespace slettefrist::engine
