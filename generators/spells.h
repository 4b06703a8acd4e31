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
  int year = 0;
  Day month_ends_on;
  std::int64_t hundredths_before = 0;  // paid hours of the spell before this month
  std::int64_t hundredths = 0;         // and in it
  std::string name() const { return to_text(from).substr(0, 7); }  // YYYY-MM
};

Day month_end_of(Day day);

// The months of a spell one after another: most who ask need only the first ones.
class MonthWalk {
 public:
  MonthWalk(const Spell& spell, bool full_time);

  bool is_over() const { return month_.from > ends_on_; }
  const SpellMonth& month() const { return month_; }
  void advance();

 private:
  void count();

  Day ends_on_;
  std::int64_t whole_month_;  // paid hours, in hundredths
  Day month_begins_on_;
  unsigned number_ = 1;  // of the month, in the year
  SpellMonth month_;
};

// In time order, none beside another, none after death. None where nothing that hangs on them is registered.
std::vector<Spell> spells_of(const Ground& ground, const CitizenCourse& course,
                             const std::vector<Family>& families);
std::vector<SpellMonth> months_of(const Spell& spell, bool full_time);

}  // namespace slettefrist::generators
