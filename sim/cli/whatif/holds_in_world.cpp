// Ticking off what a file of holds names; see holds_in_world.h.
//
// Told at the end, all at once: only then is it known that a record does not come. It must not know what a
// hold does.
#include "sim/cli/whatif/holds_in_world.h"

#include <string>

#include "sim/model/input_error.h"

namespace slettefrist::cli {

HoldsInWorld::HoldsInWorld(const input::PlacedTable<Hold>& holds) : holds_(holds) {
  if (holds.file.empty()) return;  // the world's own, checked with it
  for (const Hold& hold : holds.records) citizens_[{hold.area, hold.record_id}];
}

void HoldsInWorld::see(const std::vector<Stored>& records) {
  if (citizens_.empty()) return;
  for (const Stored& record : records) {
    const auto named = citizens_.find({record.area, record.id});
    if (named != citizens_.end()) named->second = record.citizen_id;
  }
}

void HoldsInWorld::require_all() const {
  if (citizens_.empty()) return;
  std::vector<Problem> problems;
  for (std::size_t at = 0; at < holds_.records.size(); ++at) {
    const Hold& hold = holds_.records[at];
    const auto& citizen = citizens_.at({hold.area, hold.record_id});
    const std::string column = citizen ? "citizen_id" : "record_id";
    const std::string read = std::to_string(citizen ? hold.citizen_id : hold.record_id);
    const std::string expected =
        citizen ? std::to_string(*citizen) + " as in the record it names"
                : "the id of a record of this world in " + std::string{name_of(hold.area)};
    if (citizen == hold.citizen_id) continue;
    problems.push_back({holds_.file, holds_.lines[at], 0,
                        "column " + column + " of hold " + std::to_string(hold.id) + ": read " + read +
                            ", expected " + expected,
                        citizen ? "Correct one of the two: a hold is about the citizen of the record it names"
                                : "Correct area or record_id, or give the world that holds the record"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

}  // namespace slettefrist::cli
