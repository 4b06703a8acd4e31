// What the page says; see what_if_page.h.
//
// It must not know a format.
#include "sim/report/what_if_page.h"

#include "sim/report/text.h"
#include "sim/report/what_if_marks.h"
#include "sim/report/wording.h"
#include "sim/report/words.h"

namespace slettefrist::report {
namespace {

constexpr std::int64_t kMegabyte = 1'000'000;

class Teller {
 public:
  Teller(const WhatIfReport& report, const WhatIfWords& words)
      : report_(report), words_(words), has_volumes_(!report.volumes.empty()) {}

  PageBlock opening() const {
    std::string world = words_.world;
    world = filled(world, "scenario", clean(report_.scenario));
    world = filled(world, "seed", std::to_string(report_.seed));
    world = filled(world, "citizens", Wording{words_.language}.counted(report_.citizens, words::kCitizens));
    world = filled(world, "from", day(report_.starts_on));
    PageBlock block{"", {filled(world, "to", day(report_.ends_on))}, {}, {}};
    if (report_.is_assumed) block.lines.emplace_back(words_.assumed);
    if (has_volumes_) block.lines.push_back(filled(words_.volumes, "", clean(report_.volumes)));
    return block;
  }

  PageBlock summary() const {
    PageBlock block{words_.summary, {}, {words_.proposal}, {}};
    using enum Counted;
    for (const auto& [header, counted] :
         {std::pair{words_.citizens_affected, differing}, std::pair{words_.records_affected, differing},
          std::pair{words_.days_beyond, differing}, std::pair{words_.days_before, differing},
          std::pair{words_.removed, removed}, std::pair{words_.remaining, remaining},
          std::pair{words_.stored_at_end, bytes}, std::pair{words_.peak_night, removed}}) {
      block.headers.push_back(marked(header, rests_on_rates(report_, counted)));
    }
    for (const ProposalReport& proposal : report_.proposals) block.rows.push_back(row_of(proposal));
    return block;
  }

  PageBlock section(const ProposalReport& proposal) const {
    PageBlock block{clean(proposal.name), {}, {}, {}};
    const bool is_danish = words_.language == Language::danish;
    for (const std::string& change : is_danish ? proposal.changes_in_danish : proposal.changes)
      block.lines.push_back(clean(change));
    if (proposal.changes.empty()) block.lines.emplace_back(words_.no_change);
    if (proposal.differences.empty()) {
      block.lines.emplace_back(words_.no_difference);
      return block;
    }
    // With monthly figures the areas of one table may differ in what they rest on.
    block.headers = {words_.area, marked(words_.differing, report_.is_assumed && !has_volumes_),
                     words_.first_removal, words_.last_removal};
    for (const Area area : kAreas) {
      const Volume& own = proposal.volumes.at(index_of(area));
      const Volume& base = report_.proposals.front().volumes.at(index_of(area));
      if (own.differing == 0) continue;
      const bool is_marked = has_volumes_ && report_.assumed_areas.at(index_of(area));
      block.rows.push_back({std::string{name_of(area)}, marked(number(own.differing), is_marked),
                            both(own.first_removal, base.first_removal),
                            both(own.last_removal, base.last_removal)});
    }
    return block;
  }

  PageBlock questions() const {
    const std::string differing = marked(words_.differing, rests_on_rates(report_, Counted::differing));
    PageBlock block{words_.questions, {}, {words_.question, words_.reading, differing}, {}};
    for (const Question& question : report_.questions) {
      for (const ProposalReport& proposal : report_.proposals) {
        if (proposal.question != question.key) continue;
        block.rows.push_back({question.key + " = " + question.value,
                              proposal.name.substr(question.key.size() + 1),
                              number(static_cast<std::int64_t>(proposal.differences.size()))});
      }
    }
    return block;
  }

  PageBlock spread() const {
    const bool is_all = report_.is_assumed && !has_volumes_;
    PageBlock block{filled(words_.spread, "", std::to_string(report_.seeds)),
                    {},
                    {words_.proposal, words_.figure, marked(words_.least, is_all),
                     marked(words_.median, is_all), marked(words_.most, is_all)},
                    {}};
    for (const Spread& each : report_.spreads) {
      const bool is_base = each.proposal == report_.proposals.front().name;
      block.rows.push_back(
          {is_base ? words_.base : clean(each.proposal),
           marked(figure_text(each.figure, words_), has_volumes_ && rests_on_rates(report_, each)),
           number(each.least), number(each.median), number(each.most)});
    }
    return block;
  }

 private:
  std::string number(std::int64_t value) const { return number_text(value, words_.language); }
  std::string day(const std::optional<Day>& value) const { return day_text(value, words_.language); }
  std::string both(const std::optional<Day>& own, const std::optional<Day>& base) const {
    return day(own) + " " + filled(words_.in_base, "", day(base));
  }

  std::vector<std::string> row_of(const ProposalReport& proposal) const {
    const bool is_base = &proposal == &report_.proposals.front();
    const auto shown = [&](std::int64_t value) { return is_base ? std::string{"-"} : number(value); };
    std::int64_t removed = 0;
    std::int64_t remaining = 0;
    for (const Volume& volume : proposal.volumes) {
      removed += volume.removed;
      remaining += volume.remaining();
    }
    return {is_base ? words_.base : clean(proposal.name),
            shown(proposal.citizens),
            shown(static_cast<std::int64_t>(proposal.differences.size())),
            shown(proposal.days_beyond),
            shown(proposal.days_before),
            number(removed),
            number(remaining),
            number((proposal.stored_bytes_at_end + kMegabyte / 2) / kMegabyte),
            day(proposal.night.on) + ": " + number(proposal.night.amount)};
  }

  const WhatIfReport& report_;
  const WhatIfWords& words_;
  bool has_volumes_;
};

}  // namespace

std::vector<PageBlock> what_if_blocks(const WhatIfReport& report, const WhatIfWords& words) {
  const Teller teller{report, words};
  std::vector<PageBlock> blocks{teller.opening(), teller.summary()};
  PageBlock chart;
  chart.is_chart = true;
  blocks.push_back(chart);
  for (const ProposalReport& proposal : report.proposals) {
    const bool is_listed = &proposal != &report.proposals.front() && proposal.question.empty();
    if (is_listed) blocks.push_back(teller.section(proposal));
  }
  if (!report.questions.empty()) blocks.push_back(teller.questions());
  if (report.seeds > 1) blocks.push_back(teller.spread());
  return blocks;
}

}  // namespace slettefrist::report
