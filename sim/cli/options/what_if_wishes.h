// What only `whatif` and `forecast` are asked on the command line, as plain values.
//
// Apart from options.h, which every verb shares. It must not know the option library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slettefrist::cli {

struct WhatIfWishes {
  std::string base;                   // --base FILE: in place of the scenario's policy
  std::vector<std::string> policies;  // --policy FILE: a proposal each
  std::vector<std::string> variants;  // --variant KEY=VALUE,...: a proposal each
  bool all_readings = false;
  std::optional<std::int64_t> batch;  // forecast --batch N
  std::optional<std::int64_t> night_seconds;
  std::optional<std::int64_t> rows_per_second;
  std::optional<std::int64_t> backlog;  // given, not taken from a world
  std::optional<std::int64_t> inflow;   // records a night
  bool unchecked = false;               // forecast without the simulated run
};

}  // namespace slettefrist::cli
