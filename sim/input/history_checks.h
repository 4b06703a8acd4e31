// What can only be seen between records: duplicate ids, absent parents, children before their parent.
//
// Packs and a scenario's [records] both fill `PlacedRecords`, flat as they were written, because a child
// without a parent has no place in a History. Only when nothing is wrong are families built of them. This
// file must not know a file format.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/input/table_header.h"
#include "sim/model/history.h"
#include "sim/model/records.h"

namespace slettefrist::input {

// One table's records in the order read, each with the line on which it begins.
template <class Record>
struct PlacedTable {
  std::string file;  // where they stand, as problems name it; "" where no file holds this table
  std::vector<Record> records;
  std::vector<int> lines;             // of the same length
  std::vector<RecordId> refused_ids;  // of records with a bad value: children of these are not parentless
  bool has_unknown_ids = false;       // some id could not be read at all: nobody can be called parentless

  void reserve(std::size_t count) {
    records.reserve(count);
    lines.reserve(count);
  }
  void add(Record record, int line) {
    records.push_back(std::move(record));
    lines.push_back(line);
  }
};

// All records of a pack or of [records].
struct PlacedRecords {
  std::tuple<PlacedTable<Citizen>, PlacedTable<Notification>, PlacedTable<Answer>, PlacedTable<Document>,
             PlacedTable<Sanction>, PlacedTable<ContactCourse>, PlacedTable<PlanDraft>,
             PlacedTable<BenefitReport>, PlacedTable<Message>, PlacedTable<Hold>>
      tables;

  template <class Record>
  PlacedTable<Record>& of() {
    return std::get<PlacedTable<Record>>(tables);
  }
  template <class Record>
  const PlacedTable<Record>& of() const {
    return std::get<PlacedTable<Record>>(tables);
  }
};

// Reports everything that is wrong between records, and between the columns of one record (a document's two
// parents, a sanction's served date, the days of a hold). Single values are the reader's to check
// (record_values.h). Exports around a purge may hold children whose parent is gone: there that is no slip but
// a finding.
enum class Parents : std::uint8_t { required, may_be_gone };
void check_history(const PlacedRecords& records, const ReportProblem& report,
                   Parents parents = Parents::required);
// Parts of it alone.
void check_unique_ids(const PlacedRecords& records, const ReportProblem& report);
void check_hold_days(const PlacedTable<Hold>& holds, const ReportProblem& report);

// Families and tables in the order History promises, whatever order the records came in: families by
// (notified_at, id), single tables by (entered_at, id), citizens by id. Only for records that check_history
// has nothing against.
History assemble_history(PlacedRecords&& records);

}  // namespace slettefrist::input
