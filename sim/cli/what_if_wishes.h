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
};

}  // namespace slettefrist::cli
