// Keyed random streams: what a draw gives depends on (seed, purpose, citizen) and on nothing else.
//
// A splitmix64 engine, because re-keying it costs two multiplications where a Mersenne Twister fills a table.
// Shapes come from Boost's distributions; std:: distributions differ between libraries. This file must not
// know records.
#pragma once

#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace slettefrist::generators {

// One purpose, one stream: a new draw in one of them shifts nothing in another. The numbers are part of what
// a seed means; new purposes are appended.
enum class Purpose : std::uint64_t {
  person = 1,
  notification_time = 2,
  notification_aim = 3,
  notification_fact = 4,
  answer_time = 5,
  answer_fact = 6,
  document_time = 7,
  document_fact = 8,
  sanction_time = 9,
  sanction_aim = 10,
  sanction_fact = 11,
  citizen_fund = 20,
  citizen_move = 21,
  citizen_number = 22,
  citizen_death = 23,
  spell = 24,
  contact_course = 25,
  plan_draft = 26,
  benefit_report = 27,
  message = 28,
  office_after_move = 29,
  submission = 200,
  hunt = 300,
  hunt_hold = 301,
  volume_notification = 30,  // keyed by month and place in it, not by citizen
  volume_document = 31,
  volume_sanction = 32,
  document_form = 40,
  bench_store = 400,
};

// The finalizer of splitmix64: every bit of the result depends on every bit of `word`.
constexpr std::uint64_t mixed(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9ULL;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebULL;
  return word ^ (word >> 31);
}

class Stream {
 public:
  using result_type = std::uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  Stream(std::uint64_t seed, Purpose purpose, std::int64_t citizen_id)
      : state_(mixed(mixed(seed + kStep) + static_cast<std::uint64_t>(purpose) * kStep) ^
               mixed(static_cast<std::uint64_t>(citizen_id) * kStep)) {}

  result_type operator()() {
    state_ += kStep;
    return mixed(state_);
  }

  // A whole number, `least` and `most` included.
  int whole(int least, int most) { return boost::random::uniform_int_distribution<int>(least, most)(*this); }
  std::size_t index(std::size_t count) {
    return boost::random::uniform_int_distribution<std::size_t>(0, count - 1)(*this);
  }
  bool chance(double share) { return static_cast<double>((*this)() >> 11) * 0x1.0p-53 < share; }
  template <class Value, std::size_t count>
  const Value& pick(const std::array<Value, count>& values) {
    return values[index(count)];
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;
  std::uint64_t state_;
};

}  // namespace slettefrist::generators
