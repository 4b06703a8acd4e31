// Looking a record up and telling its story; see found_record.h.
//
// A family is told as a whole: an answer or a document may move or take the record. It must not know a rule:
// what becomes of the record is the oracle's word.
#include "sim/cli/explain/found_record.h"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include "sim/cli/job/progress.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::cli {
namespace {

using Event = std::pair<Instant, std::string>;

std::string named(Area area, RecordId id) { return std::string{name_of(area)} + " " + std::to_string(id); }

std::vector<std::string> told(std::vector<Event> events) {
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& left, const Event& right) { return left.first < right.first; });
  std::vector<std::string> lines;
  lines.reserve(events.size());
  for (const auto& [instant, what] : events) {
    lines.push_back(to_text(instant) + " (" + to_text(oracle::local_day(instant)) + " in Denmark): " + what);
  }
  return lines;
}

std::vector<std::string> story_of(const Family& f) {
  std::vector<Event> events;
  events.emplace_back(f.notification.notified_at,
                      named(Area::notification, f.notification.notification_id) + " was sent");
  for (const Answer& a : f.answers)
    events.emplace_back(a.answered_at, named(Area::answer, a.answer_id) + " came");
  for (const Document& d : f.documents) {
    const std::string parent =
        d.answer_id ? named(Area::answer, *d.answer_id) : named(Area::notification, *d.notification_id);
    events.emplace_back(d.stored_at, named(Area::document, d.document_id) + " was saved on " + parent);
  }
  return told(std::move(events));
}

std::vector<std::string> story_of(const Sanction& s) {
  std::vector<std::string> lines =
      told({{s.registered_at, named(Area::sanction, s.sanction_id) + " was registered"}});
  if (s.expires_on) lines.push_back("it expires on " + to_text(*s.expires_on));
  if (s.served_on) {
    const Instant known_at = std::max(s.registered_at, s.served_registered_at.value_or(s.registered_at));
    lines.push_back("it was served on " + to_text(*s.served_on) + ", known from " + to_text(known_at));
  }
  return lines;
}

std::vector<std::string> story_of(const Citizen& c) {
  return {named(Area::citizen, c.citizen_id) + " is there from the start"};
}

template <class Record>
std::vector<std::string> story_of(const Record& record) {
  return told({{entered_at(record), named(Record::kArea, id_of(record)) + " was registered"}});
}

template <class Record>
void collect(const Record& record, std::vector<Anchor>& anchors) {
  const RecordKey key{Record::kArea, id_of(record)};
  const auto add = [&](const char* column, const auto& date) {
    using Date = std::remove_cvref_t<decltype(date)>;
    if constexpr (std::is_same_v<Date, Instant>) anchors.push_back({key, column, date, {}});
    if constexpr (std::is_same_v<Date, Day>) anchors.push_back({key, column, std::nullopt, date});
  };
  visit_columns(record, [&](const char* column, Need, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    if constexpr (std::is_same_v<Field, std::optional<Day>> ||
                  std::is_same_v<Field, std::optional<Instant>>) {
      if (field) add(column, *field);
    } else {
      add(column, field);
    }
  });
}

void collect(const Family& f, std::vector<Anchor>& anchors) {
  collect(f.notification, anchors);
  for (const Answer& answer : f.answers) collect(answer, anchors);
  for (const Document& document : f.documents) collect(document, anchors);
}

class RecordSearch {
 public:
  RecordSearch(const Job& job, RecordKey key)
      : policy_(job.policy),
        calendar_(job.calendar),
        oracle_(job.policy, job.calendar, job.pack.holds),
        holds_(job.pack.holds),
        key_(key) {}

  void look_at(const Family& f) {
    const auto note = [&](const auto& record) { note_if_wanted(record); };
    note(f.notification);
    std::for_each(f.answers.begin(), f.answers.end(), note);
    std::for_each(f.documents.begin(), f.documents.end(), note);
    if (found_ && found_->events.empty()) complete(f);
  }
  template <class Record>
  void look_among(const std::vector<Record>& records) {
    if (Record::kArea != key_.area) return;
    for (const Record& record : records) {
      note_if_wanted(record);
      if (found_ && found_->events.empty()) complete(record);
    }
  }
  std::optional<FoundRecord> take() { return std::move(found_); }

 private:
  template <class Record>
  void note_if_wanted(const Record& record) {
    if (Record::kArea != key_.area || id_of(record) != key_.id) return;
    found_.emplace();
    if constexpr (!std::is_same_v<Record, Citizen>) found_->entered_at = entered_at(record);
  }
  template <class Item>
  void complete(const Item& item) {
    std::vector<Fate> fates;
    found_->fate = fate_of(item, oracle_, fates);
    try_other_readings(item);
    std::copy_if(holds_.begin(), holds_.end(), std::back_inserter(found_->holds), [&](const Hold& hold) {
      return std::any_of(fates.begin(), fates.end(), [&](const Fate& each) {
        return each.area == hold.area && each.id == hold.record_id;
      });
    });
    tell_holds(item, fates);
    found_->fates = std::move(fates);
    collect(item, found_->anchors);
    found_->events = story_of(item);
  }

  // The record's own; those of its whole family go to `fates`.
  template <class Item>
  Fate fate_of(const Item& item, const oracle::Oracle& oracle, std::vector<Fate>& fates) const {
    oracle.fates_of(item, fates);
    const auto own = std::find_if(fates.begin(), fates.end(), [&](const Fate& candidate) {
      return candidate.area == key_.area && candidate.id == key_.id;
    });
    return own != fates.end() ? *own : Fate{};
  }

  // The world stays what it is. Slack has no values to try, and moves no prompt engine.
  template <class Item>
  void try_other_readings(const Item& item) {
    for (const ReadingEntry& entry : entries_of(policy_.reading)) {
      for (const std::string& value : entry.values) {
        if (value == entry.value) continue;
        Policy other = policy_;
        set_reading(other.reading, entry.key, value);
        std::vector<Fate> fates;
        const Fate fate = fate_of(item, oracle::Oracle{other, calendar_, holds_}, fates);
        found_->under_other_readings.push_back({entry.key, value, fate});
      }
    }
  }

  void tell_holds(const Family& family, const std::vector<Fate>& fates) {
    for (const Fate& fate : fates) {
      found_->held_by.push_back(oracle_.holds_reaching(family, fate.area, fate.id));
    }
    for (const Document& document : family.documents) {
      found_->hangs_on[document.document_id] =
          document.answer_id ? RecordKey{Area::answer, *document.answer_id}
                             : RecordKey{Area::notification, document.notification_id.value_or(0)};
    }
  }
  template <class Record>
  void tell_holds(const Record&, const std::vector<Fate>& fates) {
    for (const Fate& fate : fates) found_->held_by.push_back(oracle_.holds_reaching(fate.area, fate.id));
  }

  const Policy& policy_;
  const RunCalendar& calendar_;
  const oracle::Oracle oracle_;
  const std::vector<Hold> holds_;  // sorted by id
  const RecordKey key_;
  std::optional<FoundRecord> found_;
};

}  // namespace

const std::vector<Hold>& FoundRecord::reaching_holds() const {
  const auto own = std::find_if(fates.begin(), fates.end(), [&](const Fate& each) {
    return each.area == fate.area && each.id == fate.id;
  });
  return held_by[static_cast<std::size_t>(own - fates.begin())];
}

std::optional<FoundRecord> find_record(Job& job, RecordKey key) {
  RecordSearch search{job, key};
  const std::unique_ptr<HistorySource> source = take_source(job);
  const auto look_until = [&](Instant until) {
    stop_if_interrupted();
    History piece;
    source->deliver_until(until, piece);
    for (const Family& family : piece.families) search.look_at(family);
    search.look_among(piece.citizens);
    search.look_among(piece.sanctions);
    search.look_among(piece.contact_courses);
    search.look_among(piece.plan_drafts);
    search.look_among(piece.benefit_reports);
    search.look_among(piece.messages);
  };
  for (const Run& run : job.calendar.runs) look_until(run.run_at);
  look_until(Instant{std::numeric_limits<std::int64_t>::max()});
  return search.take();
}

}  // namespace slettefrist::cli
