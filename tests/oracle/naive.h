// A faultless engine written as plainly as possible, to check the oracle by brute force: it holds a store,
// walks every day, looks at every record and takes what it may (prompt), must (lazy), or now this, now that
// (fitful). Slow on purpose.
//
// It shares the date arithmetic of one period with the oracle (the reviewed table checks that), nothing else.
#pragma once

#include <optional>
#include <vector>

#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {

enum class Pace { prompt, lazy, fitful };

struct NaiveFate {
  bool enters = false;
  std::int32_t taken_run = kNever;
  std::int32_t rule = kNoRule;  // the one that took it, or else would next
  std::optional<Day> due_on;
  bool has_no_rule = false;
  std::vector<std::int32_t> held_runs;  // in which it was there and a hold kept it
};

// In the order notification, answers, documents.
std::vector<NaiveFate> naive_fates(const Policy& policy, const RunCalendar& calendar, const Family& family,
                                   Pace pace, const std::vector<Hold>& holds = {});

}  // namespace slettefrist::oracle
