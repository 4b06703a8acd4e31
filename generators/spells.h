// Spells of unemployment, month by month: what contact courses, plan drafts and benefit reports hang on.
//
// Hours are counted in hundredths, so that no rounding decides when a course is over. This file must not know
// those registers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generators/citizen_course.h"
#include "generators/ground.h"
#include "sim/model/history.h"

namespace slettefrist::generators {

struct Spell {
  Day starts_on;
  Day ends_on;  // last unemployed day
};

// The part of a spell that lies in one calendar month.
struct SpellMonth {
  Day from;
  Day to;
  Day month_ends_on;
  std::int64_t hundredths_before = 0;  // paid hours of the spell before this month
  std::int64_t hundredths = 0;         // and in it
  std::string name() const { return to_text(from).substr(0, 7); }  // YYYY-MM
};

Day month_end_of(Day day);

// In time order, none beside another, none after death.
std::vector<Spell> spells_of(const Ground& ground, const CitizenCourse& course,
                             const std::vector<Family>& families);
std::vector<SpellMonth> months_of(const Spell& spell, bool full_time);

}  // namespace slettefrist::generators
