// Following each area's dates to what they come from; see rates_in_use.h.
//
// In doubt an area rests on rates: a figure that is marked for nothing misleads nobody.
#include "sim/cli/whatif/rates_in_use.h"

#include <algorithm>

namespace slettefrist::cli {
namespace {

bool any_reads(const std::vector<Proposal>& proposals, bool (*reads)(const Reading&)) {
  return std::any_of(proposals.begin(), proposals.end(),
                     [&](const Proposal& proposal) { return reads(proposal.policy.reading); });
}

// Whether every month of the area tells all that its records' own dates hang on.
bool is_told(const Volumes& volumes, Area area) {
  return volumes.has(area) &&
         std::all_of(volumes.months.begin(), volumes.months.end(), [&](const MonthVolume& month) {
           if (month.area != area) return true;
           return month.delay && (area != Area::notification || month.share_answered);
         });
}

}  // namespace

std::array<bool, kAreaCount> areas_on_rates(const Job& job, const std::vector<Proposal>& proposals) {
  std::array<bool, kAreaCount> areas{};
  if (job.from_pack || job.settings.citizens == 0) return areas;
  areas.fill(true);
  const Volumes& volumes = job.settings.volumes;
  if (!is_told(volumes, Area::notification)) return areas;
  const bool has_second_answers = job.settings.rates.share_answered_twice > 0;
  const bool has_documents = is_told(volumes, Area::document);
  const bool is_moved_by_answers = has_second_answers && any_reads(proposals, [](const Reading& reading) {
                                     return reading.which_answer == WhichAnswer::last;
                                   });
  const bool is_moved_by_documents = !has_documents && any_reads(proposals, [](const Reading& reading) {
    return reading.document_under_parent == DocumentUnderParent::holds_parent;
  });
  if (is_moved_by_answers || is_moved_by_documents) return areas;
  areas[index_of(Area::notification)] = false;
  areas[index_of(Area::answer)] = has_second_answers;
  areas[index_of(Area::document)] = !has_documents;
  return areas;  // a sanction's dates rest on the shares of those with an expiry and those served
}

}  // namespace slettefrist::cli
