// Findings that are told as soon as something is seen: a row, a file or bytes that should not be as they are.
//
// Those that need a record's windows stand in judgements.cpp.
#include <string>

#include "sim/judge/judgements.h"

namespace slettefrist::judge {
namespace {

Finding seen_at(FindingKind kind, RecordKey key, RecordId citizen_id, Day observed_on) {
  Finding finding;
  finding.kind = kind;
  finding.area = name_of(key.area);
  finding.record_id = key.id;
  finding.citizen_id = citizen_id;
  finding.observed_on = observed_on;
  return finding;
}

}  // namespace

Finding altered(const AlteredRow& row, RecordId citizen_id, Day observed_on) {
  Finding finding = seen_at(FindingKind::wrong_set, row.key, citizen_id, observed_on);
  finding.detail =
      "the surviving row was altered" + (row.column.empty() ? "" : ", first in column " + row.column);
  return finding;
}

Finding inserted(RecordKey key, Day observed_on) {
  Finding finding = seen_at(FindingKind::wrong_set, key, 0, observed_on);
  finding.detail = "a row that no history knows was inserted";
  return finding;
}

Finding returned(RecordKey key, Day observed_on) {
  Finding finding = inserted(key, observed_on);
  finding.kind = FindingKind::returned;
  finding.detail = "the record was gone and is back";
  return finding;
}

Finding residue(const Trace& trace, RecordId citizen_id, Day observed_on) {
  Finding finding = seen_at(FindingKind::residue, trace.key, citizen_id, observed_on);
  finding.detail = "the record is not in its table; " + trace.where;
  return finding;
}

Finding file_left(RecordKey key, RecordId citizen_id, Day observed_on) {
  Finding finding = seen_at(FindingKind::orphan, key, citizen_id, observed_on);
  finding.detail = "its row is gone and its file is still there";
  return finding;
}

Finding not_repeatable(RepeatDid did, RecordKey key, RecordId citizen_id, Day observed_on) {
  Finding finding = seen_at(FindingKind::not_repeatable, key, citizen_id, observed_on);
  const std::string what = did == RepeatDid::remove  ? "removed it"
                           : did == RepeatDid::alter ? "altered its row"
                                                     : "inserted a row";
  finding.detail = "the engine was called again at the same instant and " + what;
  return finding;
}

}  // namespace slettefrist::judge
