// From the texts of options to days, numbers and shards.
//
// All that is wrong on one command line is told at once, each with the option's name, what was read and what
// was expected. It must not know the library that cut the command line into options.
#pragma once

#include <string>

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

// Options as written; "" = not given (an option with an empty value is refused before).
struct OptionTexts {
  std::string from, to, as_of, on, run_at, shard, foreign_keys, seed, citizens, only_citizen, threads,
      submissions_count, slice, min_coverage, due_around;
  std::string batch, night_seconds, rows_per_second, backlog, inflow;  // forecast
  std::string today, seeds, duration;
  std::string engine_clock, engine_timeout, max_runs, repeat_runs, content_store;
  std::string cpr_scheme, cpr_modulus_11, content;
  std::string language;
};

// A whole number as one option's value. Throws InputError.
std::int64_t number_of(const std::string& option, const std::string& text, std::int64_t least,
                       std::int64_t most);

// Throws InputError.
void take_values(const OptionTexts& texts, Options& options);

}  // namespace slettefrist::cli
