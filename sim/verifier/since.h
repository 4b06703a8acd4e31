// Since when one rule's demand on one record stands, and by which run the record has to be gone.
//
// Kept up run by run; slack and holds count here. It must not know other records or how a demand comes about.
#pragma once

#include <optional>
#include <vector>

#include "sim/verifier/holds.h"

namespace slettefrist::verifier {

// Whether a hold keeps a record in a run; unsure: it would with an engine that used its slack.
enum class Grip { free, unsure, held };

// Whether a demand is not the one that stood before: of another version, or with another deadline.
bool is_other(const Demand& now, const Demand& before);

// Back to the run before: since when every moment sees the demand that a run sees.
struct Unbroken {
  DayNumber since = 0;     // the first day whose run would have come after all that was another
  bool was_other = false;  // at a moment between the two runs
};

struct Since {
  std::optional<std::size_t> run;       // since which the demand is lawful but for holds
  DayNumber same_since = 0;             // before that run no day saw another demand from here on
  std::optional<std::size_t> free_run;  // since which it is lawful without a break; none while held
  Grip grip = Grip::free;
  bool has_met_hold = false;
  std::optional<Demand> demand;

  // What a run sees.
  void look(const std::optional<Demand>& now, const Calendar& calendar, std::size_t at, Grip grip_now,
            const Unbroken& unbroken);
};

// The last run in time: not later than the slack after the first day that could see all that decides and on
// which nothing held the record.
std::optional<std::size_t> closing_run(const Case& facts, const Since& since, const std::vector<Tie>& ties);

}  // namespace slettefrist::verifier
