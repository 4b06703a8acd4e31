// Drawing the changes, each kind from a stream of its own, and putting them in order.
//
// Must not know what else happens to a citizen.
#include "generators/citizen_course.h"

#include <algorithm>

#include "generators/cpr.h"
#include "generators/order.h"
#include "generators/places.h"
#include "generators/waits.h"

namespace slettefrist::generators {
namespace {

constexpr int kTries = 8;            // draws for a code that differs from the present one
constexpr int kDeathWaitsDays = 90;  // assumed: after the last record, where death had come before it

enum class What : std::uint8_t { fund, move, number };

struct ChangeDraft {
  Instant at;
  What what = What::fund;
};

void draft_changes(const Ground& ground, Stream& stream, double per_year, What what,
                   std::vector<ChangeDraft>& drafts) {
  for (const Day day :
       arrival_days(stream, per_year, ground.settings.history_from, ground.settings.ends_on)) {
    drafts.push_back({ground.ordinary_moment(stream, day), what});
  }
}

std::optional<Instant> death(const Ground& ground, RecordId citizen_id, std::optional<Instant> last) {
  const Settings& settings = ground.settings;
  Stream stream = ground.stream(Purpose::citizen_death, citizen_id);
  const auto days =
      arrival_days(stream, settings.rates.deaths_per_citizen_year, settings.history_from, settings.ends_on);
  if (days.empty()) return std::nullopt;
  const Instant at = ground.ordinary_moment(stream, days.front());
  if (!last || *last < at) return at;
  const Day later = ground.time.day_of(*last) + stream.whole(1, kDeathWaitsDays);
  if (later > settings.ends_on) return std::nullopt;
  return ground.ordinary_moment(stream, later);
}

// False where there is no other code to be had.
template <class Draw>
bool draw_other(std::string& code, Draw&& draw) {
  for (int i = 0; i < kTries; ++i) {
    const std::string drawn{draw()};
    if (drawn == code) continue;
    code = drawn;
    return true;
  }
  return false;
}

// A number of the same sex, since the name stays; false where none of the citizen's numbers is left.
bool take_next_number(const Ground& ground, Citizen& citizen, int& generation) {
  while (++generation < ground.cpr.generations()) {
    const std::string cpr = cpr_of(ground, citizen.citizen_id, generation);
    if (is_male(cpr) != is_male(citizen.cpr)) continue;
    citizen.cpr = cpr;
    return true;
  }
  return false;
}

}  // namespace

const Citizen& CitizenCourse::row_at(Instant instant) const {
  const auto later =
      std::upper_bound(changes.begin(), changes.end(), instant,
                       [](Instant at, const CitizenChange& change) { return at < change.changed_at; });
  return later == changes.begin() ? first : std::prev(later)->citizen;
}

CitizenCourse citizen_course_of(const Ground& ground, Citizen&& citizen,
                                std::optional<Instant> last_struck_at) {
  const Rates& rates = ground.settings.rates;
  const RecordId citizen_id = citizen.citizen_id;
  CitizenCourse course{std::move(citizen), {}, death(ground, citizen_id, last_struck_at)};
  Stream funds = ground.stream(Purpose::citizen_fund, citizen_id);
  Stream moves = ground.stream(Purpose::citizen_move, citizen_id);
  Stream numbers = ground.stream(Purpose::citizen_number, citizen_id);
  std::vector<ChangeDraft> drafts;
  draft_changes(ground, funds, rates.fund_changes_per_citizen_year, What::fund, drafts);
  draft_changes(ground, moves, rates.moves_per_citizen_year, What::move, drafts);
  draft_changes(ground, numbers, rates.new_numbers_per_citizen_year, What::number, drafts);
  put_in_order(drafts, [](const ChangeDraft& a, const ChangeDraft& b) { return a.at < b.at; });

  if (drafts.empty()) return course;
  Citizen now = course.first;
  int generation = 0;
  Instant latest{0};
  for (const ChangeDraft& draft : drafts) {
    const Instant at = std::max(draft.at, Instant{latest.seconds + 1});
    if (!course.is_alive_at(at)) break;
    bool is_changed = false;
    switch (draft.what) {
      case What::fund:
        is_changed = draw_other(now.fund_code, [&] { return ground.places.draw_fund(funds); });
        break;
      case What::move:
        is_changed =
            draw_other(now.municipality_code, [&] { return ground.places.draw_municipality(moves); });
        break;
      case What::number:
        is_changed = take_next_number(ground, now, generation);
        break;
    }
    if (!is_changed) continue;
    course.changes.push_back({at, now});
    latest = at;
  }
  return course;
}

}  // namespace slettefrist::generators
