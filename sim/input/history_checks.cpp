// What is wrong between records, in words a user can act on.
//
// A child is only called parentless when every row of the parent's table could be read: one bad row must not
// bring a hundred problems that vanish with it. A citizen's id is no key, and neither is the notification
// that a sanction names.
#include "sim/input/history_checks.h"

#include <algorithm>

#include "sim/input/id_index.h"

namespace slettefrist::input {
namespace {

std::string text_of(RecordId id) { return std::to_string(id); }

template <class Record>
std::string name_of_record(const Record& record) {
  return std::string{name_of(Record::kArea)} + " " + text_of(id_of(record));
}

template <class Record>
std::string place_of(const PlacedTable<Record>& table, std::size_t at) {
  return table.file + ":" + text_of(table.lines[at]);
}

template <class Record>
void check_unique(const PlacedTable<Record>& table, const IdIndex& index, const ReportProblem& report) {
  std::size_t first = 0;
  const auto& entries = index.entries();
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].first != entries[first].first) {
      first = i;
      continue;
    }
    report({table.file, table.lines[entries[i].second], 0,
            "column " + std::string{id_column_of(Record::kArea)} + ": read " + text_of(entries[i].first) +
                " again, expected an id that is unique in its table (first at " +
                place_of(table, entries[first].second) + ")",
            "Give one of the two another id, or remove it"});
  }
}

// A table as its children look it up.
template <class Parent>
struct ParentTable {
  ParentTable(const PlacedTable<Parent>& placed, Parents parents)
      : table(placed),
        index(placed.records),
        refused_ids(placed.refused_ids),
        may_be_gone(parents == Parents::may_be_gone) {
    std::sort(refused_ids.begin(), refused_ids.end());
  }
  bool may_hold_unread(RecordId id) const {
    return may_be_gone || table.has_unknown_ids ||
           std::binary_search(refused_ids.begin(), refused_ids.end(), id);
  }

  const PlacedTable<Parent>& table;
  IdIndex index;
  std::vector<RecordId> refused_ids;  // sorted
  bool may_be_gone;
};

// A child beside the parent it names. Texts are only made once something is wrong: there are millions of
// these.
template <class Child, class Parent>
class ParentCheck {
 public:
  ParentCheck(const PlacedTable<Child>& children, const ParentTable<Parent>& parents,
              const ReportProblem& report)
      : children_(children), parents_(parents), report_(report) {}

  void check(std::size_t at, RecordId parent_id) const {
    const auto found = parents_.index.find(parent_id);
    if (!found) {
      if (!parents_.may_hold_unread(parent_id)) report_absent(at, parent_id);
      return;
    }
    const Child& child = children_.records[at];
    const Parent& parent = parents_.table.records[*found];
    if (child.citizen_id != parent.citizen_id) {
      report(at, "citizen_id",
             "read " + text_of(child.citizen_id) + ", expected " + text_of(parent.citizen_id) + " as in " +
                 text_of_parent(*found),
             is_hold_ ? "Correct one of the two: a hold is about the citizen of the record it names"
                      : "Correct one of the two: a child is about its parent's citizen");
    }
    if constexpr (!is_hold_) check_order(at, child, parent, *found);
  }

 private:
  static constexpr bool is_hold_ = std::is_same_v<Child, Hold>;  // a hold may be older than what it names

  void check_order(std::size_t at, const Child& child, const Parent& parent, std::size_t parent_at) const {
    if (entered_at(child) >= entered_at(parent)) return;
    report(at, Child::kArea == Area::answer ? "answered_at" : "stored_at",
           "read " + to_text(entered_at(child)) + ", expected no instant before " +
               to_text(entered_at(parent)) + " of " + text_of_parent(parent_at),
           "Correct one of the two instants");
  }
  void report(std::size_t at, std::string_view column, const std::string& what,
              const std::string& remedy) const {
    report_({children_.file, children_.lines[at], 0,
             "column " + std::string{column} + " of " + name_of_record(children_.records[at]) + ": " + what,
             remedy});
  }
  void report_absent(std::size_t at, RecordId parent_id) const {
    const std::string parent_name{name_of(Parent::kArea)};
    const std::string article = Parent::kArea == Area::answer ? "an " : "a ";
    report(at, is_hold_ ? "record_id" : id_column_of(Parent::kArea),
           "read " + text_of(parent_id) + ", expected the id of " + article + parent_name + " that is given",
           parents_.table.file.empty() ? "There is no table " + parent_name + ": add it"
                                       : "Add that " + parent_name + ", or correct the id");
  }
  std::string text_of_parent(std::size_t at) const {
    return (is_hold_ ? "the " : "its ") + name_of_record(parents_.table.records[at]) + " (" +
           place_of(parents_.table, at) + ")";
  }

  const PlacedTable<Child>& children_;
  const ParentTable<Parent>& parents_;
  const ReportProblem& report_;
};

void check_answers(const PlacedTable<Answer>& answers, const ParentTable<Notification>& notifications,
                   const ReportProblem& report) {
  const ParentCheck parent{answers, notifications, report};
  for (std::size_t at = 0; at < answers.records.size(); ++at) {
    parent.check(at, answers.records[at].notification_id);
  }
}

void check_documents(const PlacedTable<Document>& documents, const ParentTable<Notification>& notifications,
                     const ParentTable<Answer>& answers, const ReportProblem& report) {
  const ParentCheck under_notification{documents, notifications, report};
  const ParentCheck under_answer{documents, answers, report};
  for (std::size_t at = 0; at < documents.records.size(); ++at) {
    const Document& document = documents.records[at];
    if (document.notification_id.has_value() == document.answer_id.has_value()) {
      report({documents.file, documents.lines[at], 0,
              name_of_record(document) + ": read " +
                  (document.answer_id ? "notification_id " + text_of(*document.notification_id) +
                                            " and answer_id " + text_of(*document.answer_id)
                                      : "neither notification_id nor answer_id") +
                  ", expected exactly one of the two",
              "Name the record the document hangs on, and leave the other empty"});
    } else if (document.answer_id) {
      under_answer.check(at, *document.answer_id);
    } else {
      under_notification.check(at, *document.notification_id);
    }
  }
}

void check_sanctions(const PlacedTable<Sanction>& sanctions, const ReportProblem& report) {
  for (std::size_t at = 0; at < sanctions.records.size(); ++at) {
    const Sanction& sanction = sanctions.records[at];
    if (!sanction.served_registered_at || sanction.served_on) continue;
    report({sanctions.file, sanctions.lines[at], 0,
            "column served_on of " + name_of_record(sanction) + ": read nothing, expected the day that " +
                "became known at served_registered_at " + to_text(*sanction.served_registered_at),
            "Write served_on, or leave served_registered_at empty"});
  }
}

// The holds that name records of one table.
template <class Record>
void check_held(const PlacedTable<Hold>& holds, const PlacedTable<Record>& records, Parents parents,
                const ReportProblem& report) {
  if constexpr (!std::is_same_v<Record, Hold>) {
    const ParentTable<Record> held{records, parents};
    const ParentCheck check{holds, held, report};
    for (std::size_t at = 0; at < holds.records.size(); ++at) {
      if (holds.records[at].area == Record::kArea) check.check(at, holds.records[at].record_id);
    }
  }
}

void check_holds(const PlacedRecords& records, Parents parents, const ReportProblem& report) {
  const PlacedTable<Hold>& holds = records.of<Hold>();
  if (holds.records.empty()) return;
  check_hold_days(holds, report);
  std::apply([&](const auto&... table) { (check_held(holds, table, parents, report), ...); }, records.tables);
}

}  // namespace

void check_hold_days(const PlacedTable<Hold>& holds, const ReportProblem& report) {
  for (std::size_t at = 0; at < holds.records.size(); ++at) {
    const Hold& hold = holds.records[at];
    if (!hold.to_on || *hold.to_on >= hold.from_on) continue;
    report({holds.file, holds.lines[at], 0,
            "column to_on of " + name_of_record(hold) + ": read " + to_text(*hold.to_on) +
                ", expected no day before from_on " + to_text(hold.from_on),
            "Correct one of the two days; to_on may be empty: until further notice"});
  }
}

void check_unique_ids(const PlacedRecords& records, const ReportProblem& report) {
  std::apply([&](const auto&... table) { (check_unique(table, IdIndex{table.records}, report), ...); },
             records.tables);
}

void check_history(const PlacedRecords& records, const ReportProblem& report, Parents parents) {
  check_unique_ids(records, report);
  const ParentTable<Notification> notifications{records.of<Notification>(), parents};
  const ParentTable<Answer> answers{records.of<Answer>(), parents};
  check_answers(records.of<Answer>(), notifications, report);
  check_documents(records.of<Document>(), notifications, answers, report);
  check_sanctions(records.of<Sanction>(), report);
  check_holds(records, parents, report);
}

}  // namespace slettefrist::input
