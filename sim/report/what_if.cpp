// whatif.csv and volumes.csv: the records that fare otherwise, and what every day does to every area.
//
// Days on which nothing enters or goes have no row; what remains stays as it was. It must not know a policy.
#include "sim/report/what_if.h"

#include "sim/report/csv.h"
#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist {

std::string_view name_of(Reason reason) {
  static constexpr std::array<std::string_view, kReasonCount> names{
      "never_stored", "stored", "no_date", "rule_added", "rule_gone", "other_rule", "due_day", "schedule"};
  return names.at(static_cast<std::size_t>(reason));
}

namespace report {
namespace {

void append_field_of_day(std::string& line, std::int32_t day) {
  line += ',';
  if (day != Outcome::kNoDay) line += to_text(Day{day});
}

void append_rule(std::string& line, const ProposalReport& proposal, const Outcome& outcome) {
  line += ',';
  if (outcome.rule >= 0) append_csv_field(line, proposal.rule_ids.at(static_cast<std::size_t>(outcome.rule)));
}

std::array<Area, kAreaCount> areas_by_name() {
  std::array<Area, kAreaCount> areas = kAreas;
  for (const Area area : kAreas) areas.at(area_ranks().at(index_of(area))) = area;
  return areas;
}

void append_days(WholeFile& file, const WhatIfReport& report, const ProposalReport& proposal, Area area) {
  std::int64_t remaining = 0;
  const Volume& volume = proposal.volumes.at(index_of(area));
  for (std::size_t place = 0; place < volume.days.size(); ++place) {
    const DayVolume& day = volume.days[place];
    if (day.entered == 0 && day.removed == 0) continue;
    remaining += day.entered - day.removed;
    std::string& line = file.buffer();
    append_csv_field(line, proposal.name);
    line += ',';
    line += name_of(area);
    line += ',' + to_text(report.starts_on + static_cast<int>(place)) + ',';
    append_number(line, day.entered);
    line += ',';
    append_number(line, day.removed);
    line += ',';
    append_number(line, remaining);
    line += '\n';
    file.flush_when_full();
  }
}

}  // namespace

std::string_view because_of(const ProposalReport& proposal, const Difference& difference) {
  const auto at = [](const std::vector<std::string>& texts, std::int16_t rule) {
    return rule < 0 ? std::string_view{} : std::string_view{texts.at(static_cast<std::size_t>(rule))};
  };
  const std::string_view own = at(proposal.because, difference.own.rule);
  if (!own.empty()) return own;
  const std::string_view base = at(proposal.because_base, difference.base.rule);
  return base.empty() ? std::string_view{proposal.because_else} : base;
}

void write_what_if_csv(const std::string& path, const WhatIfReport& report) {
  WholeFile file{path};
  file.buffer() +=
      "proposal,area,record_id,citizen_id,base_deleted_on,deleted_on,base_due_on,due_on,base_rule,rule,"
      "record_days,reason,because\n";
  for (const ProposalReport& proposal : report.proposals) {
    for (const Difference& each : proposal.differences) {
      std::string& line = file.buffer();
      append_csv_field(line, proposal.name);
      line += ',';
      line += name_of(each.area);
      line += ',';
      append_number(line, each.id);
      line += ',';
      append_number(line, each.citizen_id);
      append_field_of_day(line, each.base.deleted_on);
      append_field_of_day(line, each.own.deleted_on);
      append_field_of_day(line, each.base.due_on);
      append_field_of_day(line, each.own.due_on);
      append_rule(line, report.proposals.front(), each.base);
      append_rule(line, proposal, each.own);
      line += ',';
      append_number(line, each.record_days);
      line += ',';
      line += name_of(each.reason);
      line += ',';
      append_csv_field(line, because_of(proposal, each));
      line += '\n';
      file.flush_when_full();
    }
  }
  file.close();
}

void write_volumes_csv(const std::string& path, const WhatIfReport& report) {
  WholeFile file{path};
  file.buffer() += "proposal,area,as_of,entered,removed,remaining\n";
  for (const ProposalReport& proposal : report.proposals) {
    for (const Area area : areas_by_name()) append_days(file, report, proposal, area);
  }
  file.close();
}

}  // namespace report
}  // namespace slettefrist
