// The comparison of proposals for the terminal: one table, then what each proposal changes and where it
// shows.
//
// It must not know whether it writes to a terminal.
#include <algorithm>

#include "sim/report/table_text.h"
#include "sim/report/text.h"
#include "sim/report/what_if.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kExamplesOnTerminal = 3;

std::string day_text(const std::optional<Day>& day) { return day ? to_text(*day) : "-"; }

std::string megabytes(std::int64_t bytes) { return with_separators((bytes + 500'000) / 1'000'000) + " MB"; }

TextRow row_of(const ProposalReport& proposal, bool is_base) {
  std::int64_t removed = 0;
  std::int64_t remaining = 0;
  for (const Volume& volume : proposal.volumes) {
    removed += volume.removed;
    remaining += volume.remaining();
  }
  const auto shown = [&](std::int64_t number) {
    return is_base ? std::string{"-"} : with_separators(number);
  };
  return {clean(proposal.name),        with_separators(removed),
          with_separators(remaining),  shown(static_cast<std::int64_t>(proposal.differences.size())),
          shown(proposal.citizens),    shown(proposal.days_beyond),
          shown(proposal.days_before), with_separators(proposal.night.amount),
          day_text(proposal.night.on), megabytes(proposal.stored_bytes_at_end)};
}

void append_areas(std::string& text, const ProposalReport& proposal, const ProposalReport& base) {
  std::vector<TextRow> rows{
      {"  area", "removed", "base", "differ", "first removal", "base", "last removal", "base"}};
  for (const Area area : kAreas) {
    const Volume& own = proposal.volumes.at(index_of(area));
    const Volume& old = base.volumes.at(index_of(area));
    if (own.differing == 0) continue;
    rows.push_back({"  " + std::string{name_of(area)}, with_separators(own.removed),
                    with_separators(old.removed), with_separators(own.differing), day_text(own.first_removal),
                    day_text(old.first_removal), day_text(own.last_removal), day_text(old.last_removal)});
  }
  if (rows.size() > 1) append_table(text, rows);
}

void append_proposal(std::string& text, const ProposalReport& proposal, const ProposalReport& base) {
  text += "\n" + clean(proposal.name) + "\n";
  if (proposal.changes.empty()) text += "  nothing is changed\n";
  for (const std::string& change : proposal.changes) text += "  " + clean(change) + "\n";
  if (proposal.differences.empty()) {
    text += "  no record fares otherwise\n";
    return;
  }
  append_areas(text, proposal, base);
}

void append_question(std::string& text, const Question& question, const WhatIfReport& report) {
  text += "\n" + question.key + ": " + question.meaning + "\n";
  for (const ProposalReport& proposal : report.proposals) {
    if (proposal.question != question.key) continue;
    const auto count = static_cast<std::int64_t>(proposal.differences.size());
    text += "  " + proposal.name + ": " + (count == 0 ? "no record" : counted(count, "record"));
    for (std::size_t i = 0; i < std::min(kExamplesOnTerminal, proposal.differences.size()); ++i) {
      const Difference& each = proposal.differences[i];
      text += (i == 0 ? ", as " : ", ") + std::string{name_of(each.area)} + ":" + std::to_string(each.id);
    }
    text += "\n";
  }
}

void append_spreads(std::string& text, const WhatIfReport& report) {
  std::vector<TextRow> rows{{"proposal", "figure", "least", "median", "most"}};
  for (const Spread& spread : report.spreads) {
    rows.push_back({clean(spread.proposal), spread.figure, with_separators(spread.least),
                    with_separators(spread.median), with_separators(spread.most)});
  }
  text += "\nOver " + std::to_string(report.seeds) + " seeds\n";
  append_table(text, rows);
}

std::string told_ground(const WhatIfReport& report) {
  if (report.volumes.empty()) {
    return report.is_assumed
               ? "The records, and so figures and dates, rest on the scenario's assumed rates.\n"
               : "";
  }
  std::string assumed;
  for (const Area area : kAreas) {
    const bool is_there = report.proposals.front().volumes.at(index_of(area)).entered > 0;
    if (!is_there || !report.assumed_areas.at(index_of(area))) continue;
    assumed += (assumed.empty() ? "" : ", ") + std::string{name_of(area)};
  }
  std::string text = "The monthly figures of " + clean(report.volumes) + " shape the world.";
  if (!assumed.empty()) text += " On the scenario's assumed rates still rest: " + assumed + ".";
  return text + "\n";
}

}  // namespace

std::string what_if_terminal(const WhatIfReport& report) {
  const auto count = static_cast<std::int64_t>(report.proposals.size()) - 1;
  std::string text = clean(report.scenario) + ", seed " + std::to_string(report.seed) + ", " +
                     to_text(report.starts_on) + " to " + to_text(report.ends_on) + ": " +
                     counted(count, "proposal") + " against the base, " +
                     counted(report.citizens, "citizen") + ".\n";
  text += told_ground(report);
  // In two lines, so that the table stays narrow.
  std::vector<TextRow> rows{{"", "", "", "", "", "days", "days", "peak", "", "stored"},
                            {"proposal", "removed", "remaining", "differ", "citizens", "beyond", "before",
                             "night", "on", "at end"}};
  for (const ProposalReport& proposal : report.proposals) {
    rows.push_back(row_of(proposal, &proposal == &report.proposals.front()));
  }
  text += '\n';
  append_table(text, rows);
  for (const ProposalReport& proposal : report.proposals) {
    if (&proposal == &report.proposals.front() || !proposal.question.empty()) continue;
    append_proposal(text, proposal, report.proposals.front());
  }
  for (const Question& question : report.questions) append_question(text, question, report);
  if (report.seeds > 1) append_spreads(text, report);
  return text;
}

}  // namespace slettefrist::report
