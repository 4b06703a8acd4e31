// CPR numbers that no living person can have, one scheme a world; docs/people.md proves each scheme.
//
// A mapping one to one, not a lottery: no two citizens share a number, no new number of a citizen is
// another's, and a citizen's numbers depend on seed and id alone. This file must not know what happens to
// citizens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generators/birth_days.h"
#include "generators/cpr_serials.h"

namespace slettefrist::generators {

constexpr int kCprGenerations = 3;  // a citizen's first number and two new ones

// A number, and the days on which its holder may have been born by what the number says: both the same day
// where it says all, the whole of a world's birthdays where it says nothing.
struct Identity {
  std::string cpr;
  Day born_from;
  Day born_to;
};

class CprNumbers {
 public:
  CprNumbers(const Settings& settings, const BirthDays& birth_days);

  // How many citizens there are numbers for.
  std::int64_t capacity() const;
  // How many numbers a citizen can have: 1 with a user's list, where nobody gets a new one.
  int generations() const { return listed_.empty() ? kCprGenerations : 1; }
  // The citizen's number of this generation, 0 the first. A new number keeps sex and birthday, but for the
  // scheme future_birth_year with mixed check digits, whose first numbers were fixed before there were new
  // ones.
  Identity of(RecordId citizen_id, int generation) const;

 private:
  struct Slot {  // a date part, and which share of its serials
    Day date;    // of leap_day_of_common_year: 1 March, the day after the one that is not
    int share = 0;
  };
  bool is_plain() const;
  void add_slots(const BirthDays& birth_days);
  std::string date_part_of(const Slot& slot) const;
  Identity plain(std::uint64_t number) const;
  Identity structured(std::uint64_t number, int generation) const;

  std::uint64_t seed_;
  CprForm form_;
  std::vector<ListedNumber> listed_;
  Day first_birthday_;
  Day last_birthday_;
  CprSerials serials_;
  std::vector<Slot> slots_;
  std::uint64_t units_a_slot_ = 0;  // citizens that one slot holds; unit mod 2 is the sex
};

// The same for those who only have the world at hand.
struct Ground;
std::string cpr_of(const Ground& ground, RecordId citizen_id, int generation);

inline bool is_male(const std::string& cpr) { return (cpr.back() - '0') % 2 == 1; }

}  // namespace slettefrist::generators
