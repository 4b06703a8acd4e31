// The policy made ready for questions: the rules of each table, the columns they count from, and what one
// rule demands of one anchor on one day.
//
// It must not know a run or how records hang together.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/oracle/period.h"
#include "sim/policy/policy.h"

namespace slettefrist::oracle {

enum class Column : std::uint8_t {
  notified_at,
  event_on,
  answered_at,
  decided_on,
  stored_at,
  file_dated_on,
  registered_at,
  expires_on,
  served_on,
  served_registered_at,
  starts_on,
  ends_on,
  sent_at,
  calculated_on,
  reported_at,
  born_on,
};

// A rule of the policy with its columns looked up.
struct BoundRule {
  std::int32_t index = 0;  // into Policy::rules: what windows and fates name
  Applies applies = Applies::always;
  std::vector<Column> columns;
  const Rule* rule = nullptr;
};

// What a rule wants of a record: nothing, a date that does not exist, or a deadline.
struct Demand {
  enum class Kind : std::uint8_t { none, refused, dated };
  Kind kind = Kind::none;
  std::size_t version = 0;  // meaningless for none
  Deadline deadline;        // meaningless but for dated
  Day in_force;             // of the deciding version
  Anchor anchor;            // meaningless for none
  bool same_as(const Demand& other) const;
};

// The day from which another version may decide, and the instant at which that day begins.
struct VersionStart {
  Day day;
  Instant at;
};

class Rulebook {
 public:
  // Throws InputError for a rule that no record can ever be judged by.
  explicit Rulebook(Policy policy);
  Rulebook(const Rulebook&) = delete;
  Rulebook& operator=(const Rulebook&) = delete;

  const Reading& reading() const { return policy_.reading; }
  Day new_model_from() const { return policy_.new_model_from; }
  const std::vector<BoundRule>& rules_of(Area area) const { return rules_[index_of(area)]; }
  // Of the rules of the area, sorted by day. Notifications that documents hold back look at both tables'.
  const std::vector<VersionStart>& version_starts_of(Area area) const { return starts_[index_of(area)]; }

  Demand demand_of(const BoundRule& rule, const std::optional<Anchor>& anchor, Day as_of) const;

 private:
  void bind_rules();
  void collect_version_starts();
  Policy policy_;
  std::array<std::vector<BoundRule>, kAreaCount> rules_;
  std::array<std::vector<VersionStart>, kAreaCount> starts_;
};

}  // namespace slettefrist::oracle
