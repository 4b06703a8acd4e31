// Flat records to a History: families with their children, every table in its one order.
//
// Each table is given back as soon as its records have moved, so that a large pack is never held twice. What
// may be wrong with the records is history_checks.cpp's; here it is a mistake of ours.
#include <algorithm>
#include <cassert>
#include <compare>
#include <cstdint>

#include "sim/input/history_checks.h"
#include "sim/input/id_index.h"

namespace slettefrist::input {
namespace {

// By what a table is sorted, and where the record stands before.
struct Rank {
  Instant entered_at;
  RecordId id = 0;
  std::uint32_t at = 0;
  auto operator<=>(const Rank&) const = default;
};

template <class Record>
Rank place_of(const Record& record, std::size_t at) {
  const auto position = static_cast<std::uint32_t>(at);
  if constexpr (std::is_same_v<Record, Citizen> || std::is_same_v<Record, Hold>) {
    return {Instant{}, id_of(record), position};  // these are there from the start
  } else {
    return {entered_at(record), id_of(record), position};
  }
}

// Calls take(record) for every record in order and leaves the table empty. Places are sorted, not records: a
// record is several cache lines long.
template <class Record, class Take>
void move_in_order(PlacedTable<Record>& table, Take&& take) {
  std::vector<Record>& records = table.records;
  std::vector<Rank> order;
  order.reserve(records.size());
  for (const Record& record : records) order.push_back(place_of(record, order.size()));
  if (!std::is_sorted(order.begin(), order.end())) std::sort(order.begin(), order.end());
  for (const Rank& place : order) take(std::move(records[place.at]));
  table = {};
}

template <class Record>
std::vector<Record> ordered(PlacedTable<Record>& table) {
  std::vector<Record> result;
  result.reserve(table.records.size());
  move_in_order(table, [&](Record&& record) { result.push_back(std::move(record)); });
  return result;
}

// Where answers and documents belong, in positions of the families.
class FamilyFinder {
 public:
  FamilyFinder(const std::vector<Family>& families, const std::vector<Answer>& answers)
      : notifications_(families, [](const Family& family) { return id_of(family.notification); }),
        answers_(answers),
        family_of_answer_(answers.size()) {
    for (std::size_t at = 0; at < answers.size(); ++at) {
      family_of_answer_[at] = position(notifications_, answers[at].notification_id);
    }
  }
  std::size_t family_of(const Answer& answer) const {
    return position(notifications_, answer.notification_id);
  }
  std::size_t family_of(const Document& document) const {
    if (document.answer_id) return family_of_answer_[position(answers_, *document.answer_id)];
    return position(notifications_, *document.notification_id);
  }

 private:
  static std::uint32_t position(const IdIndex& index, RecordId id) {
    const auto found = index.find(id);
    assert(found && "check_history lets no child without a parent pass");
    return static_cast<std::uint32_t>(*found);
  }

  IdIndex notifications_;
  IdIndex answers_;
  std::vector<std::uint32_t> family_of_answer_;
};

std::vector<Family> families_of(PlacedRecords& records) {
  std::vector<Family> families;
  families.reserve(records.of<Notification>().records.size());
  move_in_order(records.of<Notification>(), [&](Notification&& notification) {
    families.push_back({std::move(notification), {}, {}});
  });
  const FamilyFinder finder{families, records.of<Answer>().records};
  move_in_order(records.of<Answer>(), [&](Answer&& answer) {
    families[finder.family_of(answer)].answers.push_back(std::move(answer));
  });
  move_in_order(records.of<Document>(), [&](Document&& document) {
    families[finder.family_of(document)].documents.push_back(std::move(document));
  });
  return families;
}

}  // namespace

History assemble_history(PlacedRecords&& records) {
  History history;
  history.families = families_of(records);
  history.citizens = ordered(records.of<Citizen>());
  history.sanctions = ordered(records.of<Sanction>());
  history.contact_courses = ordered(records.of<ContactCourse>());
  history.plan_drafts = ordered(records.of<PlanDraft>());
  history.benefit_reports = ordered(records.of<BenefitReport>());
  history.messages = ordered(records.of<Message>());
  history.holds = ordered(records.of<Hold>());
  return history;
}

}  // namespace slettefrist::input
