// Finds the tokens of records in plain bytes: one pass, whatever the number of records.
//
// It looks for the mark that all tokens begin with and reads on from there. It must not know which records
// are gone, nor what kind of file it reads.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "sim/model/observation.h"

namespace slettefrist::world {

using TokenVisitor = std::function<void(RecordKey key, std::uint64_t offset)>;

void find_tokens(std::string_view bytes, const TokenVisitor& visitor);
// Fewer bytes than asked for: there are no more.
using ReadPiece = std::function<std::string(std::uint64_t offset, std::size_t count)>;
// Visits those that are wanted, in the order of their places. Pieces are looked through by so many threads:
// `is_wanted` is asked by several at a time, of nothing else.
using IsWanted = std::function<bool(RecordKey key)>;
void find_tokens_in(const ReadPiece& read, int threads, const IsWanted& is_wanted,
                    const TokenVisitor& visitor);
// A file that is not there any more, or cannot be read, has none.
void find_tokens_in_file(const std::string& path, int threads, const IsWanted& is_wanted,
                         const TokenVisitor& visitor);

}  // namespace slettefrist::world
