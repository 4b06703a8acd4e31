// Families out of flat tables, and the oracle's word on each record; see store_census.h.
//
// A child whose parent is not there is an orphan; only where documents stay behind does its own rule go on.
// It must not know how a deadline is worked out.
#include "sim/cli/exports/store_census.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "sim/cli/explain/held_days.h"
#include "sim/model/observation.h"
#include "sim/model/parentless.h"
#include "sim/oracle/oracle.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

constexpr int kRunAtMinutes = 180;  // 03:00, as every run of this program

// Every night from the first day on which a rule is in force: before that nothing is lawful.
RunCalendar nights_around(const Policy& policy, Day as_of) {
  Day first = as_of;
  for (const Rule& rule : policy.rules) first = std::min(first, rule.versions.front().in_force);
  std::vector<Day> days;
  for (Day day = first; day <= as_of + kHorizons.back() + 1; day = day + 1) days.push_back(day);
  return world::runs_on_days(days, kRunAtMinutes);
}

class CensusTaker {
 public:
  CensusTaker(const input::PlacedRecords& records, const Policy& policy, Day as_of)
      : records_(records),
        policy_(policy),
        as_of_(as_of),
        calendar_(nights_around(policy, as_of)),
        today_(as_of - calendar_.starts_on),
        holds_(records.of<Hold>().records),
        oracle_(policy, calendar_, holds_) {}

  Census take() {
    census_.has_holds = !holds_.empty();
    note_holds_on_lost_documents();
    take_families();
    take_all<Citizen>();
    for (const Sanction& each : records_.of<Sanction>().records) {
      is_undated_ = !each.expires_on && !each.served_on;
      tell(each);
    }
    is_undated_ = false;
    take_all<ContactCourse>();
    take_all<PlanDraft>();
    take_all<BenefitReport>();
    take_all<Message>();
    std::sort(census_.undated_sanctions.begin(), census_.undated_sanctions.end());
    std::sort(census_.findings.begin(), census_.findings.end(),
              [](const StoreFinding& left, const StoreFinding& right) {
                const auto order = [](const Finding& f) {
                  return std::tuple{name_of(f.kind), std::string_view{f.area}, f.record_id};
                };
                return order(left.finding) < order(right.finding);
              });
    return std::move(census_);
  }

 private:
  template <class Record>
  void take_all() {
    for (const Record& record : records_.of<Record>().records) tell(record);
  }

  template <class Case>
  void tell(const Case& one) {
    std::vector<Fate> fates;
    oracle_.fates_of(one, fates);
    for (const Fate& fate : fates) {
      if (!tell_held(one, fate)) tell_fate(fate);
    }
  }

  template <class Record>
  std::vector<Hold> reaching(const Record&, const Fate& fate) const {
    return oracle_.holds_reaching(fate.area, fate.id);
  }
  std::vector<Hold> reaching(const Family& family, const Fate& fate) const {
    return oracle_.holds_reaching(family, fate.area, fate.id);
  }

  // True for a record that may not go today, however long it is due.
  template <class Case>
  bool tell_held(const Case& one, const Fate& fate) {
    if (holds_.empty() || fate.expected_rule == kNoRule) return false;
    if (!is_any_running(reaching(one, fate), as_of_)) return false;
    ++census_.due[{fate.expected_rule, fate.area}].held;
    return true;
  }

  void take_families() {
    std::vector<Family> families;
    std::unordered_map<RecordId, std::size_t> family_of;
    std::unordered_map<RecordId, RecordId> notification_of_answer;
    for (const Notification& each : records_.of<Notification>().records) {
      family_of[each.notification_id] = families.size();
      families.push_back({each, {}, {}});
    }
    for (const Answer& each : records_.of<Answer>().records) {
      const auto family = family_of.find(each.notification_id);
      if (family == family_of.end()) {
        add_orphan(Area::answer, each.answer_id, each.citizen_id);
        continue;
      }
      notification_of_answer[each.answer_id] = each.notification_id;
      families[family->second].answers.push_back(each);
    }
    for (const Document& each : records_.of<Document>().records) {
      RecordId parent = each.notification_id.value_or(0);
      if (each.answer_id) {
        const auto answer = notification_of_answer.find(*each.answer_id);
        parent = answer == notification_of_answer.end() ? 0 : answer->second;
      }
      const auto family = family_of.find(parent);
      if (family == family_of.end()) {
        take_parentless(each);
      } else {
        families[family->second].documents.push_back(each);
      }
    }
    for (Family& family : families) {
      sort(family);
      is_in_doubt_ = false;
      latest_answer_.reset();
      if (!family.answers.empty()) latest_answer_ = family.answers.back().answered_at;
      tell(family);
    }
    is_in_doubt_ = false;
  }

  void note_holds_on_lost_documents() {
    std::set<RecordId> there;
    for (const Document& each : records_.of<Document>().records) there.insert(each.document_id);
    for (const Hold& hold : holds_) {
      if (hold.area == Area::document && !there.contains(hold.record_id)) lost_holds_.push_back(hold);
    }
  }

  // Of a notification that was overdue when its answer came: a document that has gone meanwhile by its own
  // rule may have kept it until then, by a hold on it or, under holds_parent, by its date. Then the answer
  // gave it another date in time.
  bool may_have_been_kept(const Window& window) const {
    const Run& last = calendar_.runs[static_cast<std::size_t>(window.closes_run)];
    if (!latest_answer_ || *latest_answer_ < last.run_at) return false;
    const DocumentUnderParent documents = policy_.reading.document_under_parent;
    if (documents == DocumentUnderParent::holds_parent) return true;
    if (documents == DocumentUnderParent::stays) return false;
    return std::any_of(lost_holds_.begin(), lost_holds_.end(), [&](const Hold& hold) {
      return hold.from_on <= last.as_of && (!hold.to_on || *hold.to_on >= last.as_of);
    });
  }

  static void sort(Family& family) {
    std::sort(family.answers.begin(), family.answers.end(), [](const Answer& a, const Answer& b) {
      return std::pair{a.answered_at, a.answer_id} < std::pair{b.answered_at, b.answer_id};
    });
    std::sort(family.documents.begin(), family.documents.end(), [](const Document& a, const Document& b) {
      return std::pair{a.stored_at, a.document_id} < std::pair{b.stored_at, b.document_id};
    });
  }

  // Where documents stay when their notification goes, they are alone and lawful; their own rule is asked
  // under a notification of the same instant.
  void take_parentless(const Document& document) {
    if (policy_.reading.document_under_parent != DocumentUnderParent::stays) {
      return add_orphan(Area::document, document.document_id, document.citizen_id);
    }
    const Family alone = family_of_parentless(document);
    std::vector<Fate> fates;
    oracle_.fates_of(alone, fates);
    if (!tell_held(alone, fates.back())) tell_fate(fates.back());
  }

  void add_orphan(Area area, RecordId id, RecordId citizen_id) {
    add(FindingKind::orphan, area, id, citizen_id, DetailPhrase::store_holds_no_parent);
  }

  Finding& add(FindingKind kind, Area area, RecordId id, RecordId citizen_id, DetailPhrase detail) {
    StoreFinding found;
    found.finding.kind = kind;
    found.finding.area = name_of(area);
    found.finding.record_id = id;
    found.finding.citizen_id = citizen_id;
    found.finding.detail = {{detail}};
    census_.findings.push_back(std::move(found));
    return census_.findings.back().finding;
  }

  // The window that stands: earlier ones that a new fact ended while they were open are past without fault.
  static const Window* standing_window(const Fate& fate, std::int32_t today) {
    for (const Window& window : fate.windows) {
      if (window.ended_run <= today && window.ended_run <= window.closes_run) continue;
      return &window;
    }
    return nullptr;
  }

  void tell_fate(const Fate& fate) {
    if (fate.untouchable) {
      ++census_.unruled[index_of(fate.area)];
      return;
    }
    const Window* const window = standing_window(fate, today_);
    if (window == nullptr) return tell_without_window(fate);
    const bool is_overdue = window->closes_run < today_;
    // The notification's fate comes first of its family.
    if (fate.area == Area::notification) is_in_doubt_ = is_overdue && may_have_been_kept(*window);
    if (is_overdue && is_in_doubt_ && (fate.area == Area::notification || window->with_parent)) {
      ++census_.perhaps_overdue[index_of(fate.area)];
      return;
    }
    DueTally& tally = census_.due[{window->rule, fate.area}];
    if (is_overdue) {
      ++tally.overdue;
      Finding& late =
          add(FindingKind::too_late, fate.area, fate.id, fate.citizen_id,
              window->with_parent ? DetailPhrase::should_be_gone_with_parent : DetailPhrase::should_be_gone);
      const Day last = calendar_.runs[static_cast<std::size_t>(window->closes_run)].as_of;
      late.due_on = window->due_on;
      late.days_off = as_of_ - last;
      late.rule = window->rule;
      census_.findings.back().lawful_from = calendar_.runs[static_cast<std::size_t>(window->opens_run)].as_of;
      return;
    }
    if (window->opens_run <= today_) {
      ++tally.due_now;
      return;
    }
    bool is_near = false;
    for (std::size_t i = 0; i < kHorizons.size(); ++i) {
      if (window->opens_run - today_ > kHorizons.at(i)) continue;
      ++tally.coming.at(i);
      is_near = true;
    }
    tally.later += is_near ? 0 : 1;
  }

  void tell_without_window(const Fate& fate) {
    // One look cannot tell whether a date is still to come (contract 7.6), so it is no finding.
    if (fate.has_no_rule && is_undated_) {
      census_.undated_sanctions.push_back(fate.id);
    } else if (fate.has_no_rule) {
      add(FindingKind::no_rule, fate.area, fate.id, fate.citizen_id, DetailPhrase::no_date);
    } else if (fate.expected_due_on) {
      ++census_.due[{fate.expected_rule, fate.area}].later;
    } else {
      ++(is_dated_later({fate.area, fate.id}) ? census_.dated_later : census_.unruled)[index_of(fate.area)];
    }
  }

  bool is_dated_later(RecordKey key) {
    if (!dated_later_) {
      dated_later_.emplace();
      note_dated_later<Notification>();
      note_dated_later<Answer>();
      note_dated_later<Document>();
      note_dated_later<Sanction>();
    }
    return dated_later_->contains(key);
  }
  template <class Record>
  void note_dated_later() {
    const Instant run_at = calendar_.runs[static_cast<std::size_t>(today_)].run_at;
    for (const Record& record : records_.of<Record>().records) {
      if (entered_at(record) >= run_at) dated_later_->insert({Record::kArea, id_of(record)});
    }
  }

  const input::PlacedRecords& records_;
  const Policy& policy_;
  const Day as_of_;
  const RunCalendar calendar_;
  const std::int32_t today_;  // the run of the day
  const std::vector<Hold>& holds_;
  const oracle::Oracle oracle_;
  bool is_undated_ = false;                         // the sanction in hand
  std::optional<Instant> latest_answer_;            // of the family in hand
  bool is_in_doubt_ = false;                        // whether its notification is overdue
  std::vector<Hold> lost_holds_;                    // on documents that are not in the store
  std::optional<std::set<RecordKey>> dated_later_;  // made when it is first asked for: most stores need none
  Census census_;
};

}  // namespace

Census census_of(const input::PlacedRecords& records, const Policy& policy, Day as_of) {
  return CensusTaker{records, policy, as_of}.take();
}

}  // namespace slettefrist::cli
