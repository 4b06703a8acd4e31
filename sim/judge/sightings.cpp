// Findings that are told as soon as something is seen: a row, a file or bytes that should not be as they are.
//
// Those that need a record's windows stand in judgements.cpp.
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
  finding.detail = {{DetailPhrase::row_altered}};
  if (!row.column.empty()) finding.detail.push_back({DetailPhrase::first_in_column, row.column});
  return finding;
}

Finding inserted(RecordKey key, Day observed_on) {
  Finding finding = seen_at(FindingKind::wrong_set, key, 0, observed_on);
  finding.detail = {{DetailPhrase::row_inserted}};
  return finding;
}

Finding returned(RecordKey key, Day observed_on) {
  Finding finding = inserted(key, observed_on);
  finding.kind = FindingKind::returned;
  finding.detail = {{DetailPhrase::record_is_back}};
  return finding;
}

Finding residue(const Trace& trace, RecordId citizen_id, Day observed_on) {
  Finding finding = seen_at(FindingKind::residue, trace.key, citizen_id, observed_on);
  finding.detail = {{DetailPhrase::not_in_its_table}};
  append_detail(finding.detail, trace.where);
  return finding;
}

Finding file_left(RecordKey key, RecordId citizen_id, Day observed_on) {
  Finding finding = seen_at(FindingKind::orphan, key, citizen_id, observed_on);
  finding.detail = {{DetailPhrase::row_gone_file_there}};
  return finding;
}

Finding not_repeatable(RepeatDid did, RecordKey key, RecordId citizen_id, Day observed_on) {
  Finding finding = seen_at(FindingKind::not_repeatable, key, citizen_id, observed_on);
  finding.detail = {{did == RepeatDid::remove  ? DetailPhrase::second_call_removed
                     : did == RepeatDid::alter ? DetailPhrase::second_call_altered
                                               : DetailPhrase::second_call_inserted}};
  return finding;
}

}  // namespace slettefrist::judge
