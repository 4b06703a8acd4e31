// What happened to one record, in one sentence; see witness.h.
//
// It must not know how a world is made smaller, or written down.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "sim/cli/hunt/witness.h"
#include "sim/report/narrative.h"
#include "sim/tables/civil_time.h"

namespace slettefrist::cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kWords{{{"notified_at", "sent"},
                                                                               {"answered_at", "answered"},
                                                                               {"stored_at", "saved"},
                                                                               {"expires_on", "expiring"},
                                                                               {"served_on", "served"}}};

std::string danish_time(Instant instant) {
  const tables::ClockTime time = tables::clock_time_of(instant);
  return to_text(time.day) + " " + hour_and_minute(time.second_of_day / 60) + " Danish time";
}

// A date that a rule may count from, with its place in time to find the earliest.
struct Date {
  Day day;
  std::string text;
  std::string_view column;
};

class Dates {
 public:
  explicit Dates(const std::vector<std::string>& columns) : columns_(&columns) {}
  template <class Record>
  void add(const Record& record) {
    visit_columns(record, [&](std::string_view name, Need, const auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if (std::find(columns_->begin(), columns_->end(), name) == columns_->end()) return;
      if constexpr (std::is_same_v<Field, Instant>) {
        take({tables::clock_time_of(field).day, danish_time(field), name});
      } else if constexpr (std::is_same_v<Field, Day>) {
        take({field, to_text(field), name});
      } else if constexpr (std::is_same_v<Field, std::optional<Day>>) {
        if (field) take({*field, to_text(*field), name});
      }
    });
  }
  const std::optional<Date>& earliest() const { return earliest_; }

 private:
  void take(Date date) {
    if (!earliest_ || date.day < earliest_->day) earliest_ = std::move(date);
  }
  const std::vector<std::string>* columns_;
  std::optional<Date> earliest_;
};

// Of the record itself where it has such a column, else of its family: an answer goes by its notification's
// dates.
std::optional<Date> anchor_of(const Finding& finding, const WrittenWorld& world) {
  if (finding.rule < 0 || finding.record_id == 0) return std::nullopt;
  const std::vector<std::string>& columns =
      world.policy.rules[static_cast<std::size_t>(finding.rule)].counted_from;
  const History& all = world.scenario.records;
  Dates own{columns};
  Dates family{columns};
  for (const Sanction& sanction : all.sanctions) {
    if (finding.area == name_of(Area::sanction) && sanction.sanction_id == finding.record_id)
      own.add(sanction);
  }
  for (const Family& each : all.families) {
    bool is_here =
        finding.area == name_of(Area::notification) && each.notification.notification_id == finding.record_id;
    Dates here{columns};
    here.add(each.notification);
    for (const Answer& answer : each.answers) {
      here.add(answer);
      is_here = is_here || (finding.area == name_of(Area::answer) && answer.answer_id == finding.record_id);
    }
    for (const Document& document : each.documents) {
      if (finding.area != name_of(Area::document) || document.document_id != finding.record_id) continue;
      is_here = true;
      own.add(document);
    }
    if (is_here) family = here;
  }
  return own.earliest() ? own.earliest() : family.earliest();
}

std::string subject(const Finding& finding, const WrittenWorld& world) {
  std::string text = report::subject_of(finding);
  const auto anchor = anchor_of(finding, world);
  if (!anchor) return text;
  const auto word = std::find_if(kWords.begin(), kWords.end(),
                                 [&](const auto& each) { return each.first == anchor->column; });
  text += ", ";
  text += word == kWords.end() ? anchor->column : word->second;
  return text + " " + anchor->text;
}

// Most kinds of finding are about no rule, whatever covers the record: of those nothing is said.
std::string basis(const Finding& finding, const WrittenWorld& world) {
  const bool is_about_rules = finding.kind == FindingKind::too_early || finding.kind == FindingKind::no_rule;
  if (finding.rule < 0) return is_about_rules ? "no rule" : "";
  const Rule& rule = world.policy.rules[static_cast<std::size_t>(finding.rule)];
  return "rule " + rule.id + ", clause " + rule.versions.back().clause;
}

}  // namespace

std::string witness_sentence(const Finding& finding, const WrittenWorld& world) {
  const std::string head = subject(finding, world);
  const std::string off = finding.days_off ? report::days_off_text(finding.kind, finding.days_off) : "";
  const std::string by = basis(finding, world);
  const std::string told = off + (off.empty() || by.empty() ? "" : "; ") + by;
  const std::string tail = told.empty() ? "" : " (" + told + ")";
  const Day seen = finding.observed_on.value_or(world.scenario.ends_on);
  const std::string lawful = to_text(seen - finding.days_off.value_or(0));
  // Under a hold without an end there is no day on which it could have gone.
  const bool has_lawful_day = finding.days_off || world.scenario.records.holds.empty();
  if (finding.kind == FindingKind::too_early && finding.observed_on && has_lawful_day) {
    return head + ", could go on " + lawful + " at the earliest; the engine removed it on " + to_text(seen) +
           tail;
  }
  if (finding.kind == FindingKind::too_late && finding.observed_on) {
    return head + ", had to go on " + lawful + "; the engine removed it on " + to_text(seen) + tail;
  }
  if (finding.kind == FindingKind::too_late) {
    return head + ", had to go on " + lawful + "; it was still there after the run of " + to_text(seen) +
           tail;
  }
  const std::string when = finding.observed_on ? ", seen " + to_text(seen) : "";
  return head + when + ": " + std::string{name_of(finding.kind)} + ", " + to_text(finding.detail) + tail;
}

}  // namespace slettefrist::cli
