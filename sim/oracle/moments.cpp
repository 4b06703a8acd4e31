// The moments of a life in time order: facts, rule versions, and runs that changed the surroundings.
//
// It must not know what a moment means for a record.
#include "sim/oracle/lifetime.h"

namespace slettefrist::oracle {

Moments::Moments(const Context& context, const Course& course)
    : runs_(context.runs),
      starts_(context.rulebook.version_starts_of(course.area)),
      course_(course),
      known_until_(course.facts.front()) {
  while (start_ < starts_.size() && starts_[start_].at <= known_until_) ++start_;
  if (start_ == 0 && !starts_.empty()) skip_facts_before(starts_.front().at);
}

// Before any version is in force no rule demands a thing: what came in until then is known when the first one
// starts, and changes nothing before.
void Moments::skip_facts_before(Instant first_start) {
  for (; fact_ < course_.facts.size() && course_.facts[fact_] < first_start; ++fact_) {
    known_until_ = course_.facts[fact_];
  }
}

std::optional<Moment> Moments::next() {
  const bool has_fact = fact_ < course_.facts.size();
  const bool has_turn = turn_ < course_.turns.size();
  const bool has_start = start_ < starts_.size();
  if (!has_fact && !has_turn && !has_start) return std::nullopt;
  const auto turns_before = [&](Instant at) { return has_turn && runs_.run_at(course_.turns[turn_]) < at; };
  if (has_fact && (!has_start || course_.facts[fact_] < starts_[start_].at)) {
    return turns_before(course_.facts[fact_]) ? at_turn() : at_fact();
  }
  if (!has_start || turns_before(starts_[start_].at)) return at_turn();
  return at_version_start();
}

Moment Moments::at_fact() {
  known_until_ = course_.facts[fact_++];
  return {known_until_, denmark().local_day(known_until_), true, runs_.first_run_after(known_until_),
          known_until_};
}

// What a run changed is seen by the next, as a fact is.
Moment Moments::at_turn() {
  const std::int32_t run = course_.turns[turn_++];
  const Instant at = runs_.run_at(run);
  return {at, runs_.as_of(run), true, runs_.first_run_after(at), known_until_};
}

Moment Moments::at_version_start() {
  const VersionStart& version = starts_[start_++];
  return {version.at, version.day, false, runs_.first_run_from_day(version.day), known_until_};
}

}  // namespace slettefrist::oracle
