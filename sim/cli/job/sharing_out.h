// Independent pieces of work on several threads.
//
// Who does which piece is left to chance, so each must write to a place of its own. It must not know what the
// work is.
#pragma once

#include <cstddef>
#include <functional>

namespace slettefrist::cli {

// Calls `work` with 0 .. count - 1, each once, on so many threads (0: one a core). What one of them throws
// ends all.
void share_out(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace slettefrist::cli
