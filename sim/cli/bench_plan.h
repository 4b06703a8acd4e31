// From the options of `bench-purge` to a plan and the demands on its result.
//
// All that can be wrong is told before anything is made. It must not know how anything is measured or told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/bench/judgement.h"
#include "sim/bench/plan.h"
#include "sim/bench/result.h"
#include "sim/cli/options/options.h"

namespace slettefrist::cli {

struct BenchOrder {
  purge_bench::Plan plan;             // without folder and statements beside: those need a place and a store
  std::vector<std::string> left_out;  // cases that the size makes absurd
  std::vector<purge_bench::Threshold> thresholds;
  std::optional<purge_bench::OlderResult> older;
  double tolerance = 0.1;
  purge_bench::Advice advice;
};

// Throws InputError.
BenchOrder bench_order(const Options& options);

// The statements of --beside, held against a store with the tables they will meet. Throws InputError.
void take_beside(const Options& options, const std::string& store, purge_bench::BesideWish& beside);

}  // namespace slettefrist::cli
