// Looking which areas a figure counts; see what_if_marks.h.
#include "sim/report/what_if_marks.h"

namespace slettefrist::report {
namespace {

std::int64_t counted_in(const Volume& volume, Counted counted) {
  switch (counted) {
    case Counted::differing:
      return volume.differing;
    case Counted::removed:
      return volume.removed;
    case Counted::remaining:
      return volume.remaining();
    case Counted::bytes:
      break;
  }
  return 0;
}

}  // namespace

bool rests_on_rates(const WhatIfReport& report, Counted counted) {
  // How large a record is no monthly figure says.
  if (report.volumes.empty() || counted == Counted::bytes) return report.is_assumed;
  bool is_anything_counted = false;
  for (const ProposalReport& proposal : report.proposals) {
    for (const Area area : kAreas) {
      if (counted_in(proposal.volumes.at(index_of(area)), counted) == 0) continue;
      if (report.assumed_areas.at(index_of(area))) return true;
      is_anything_counted = true;
    }
  }
  // That there is nothing to count may be the rates' doing as well.
  return !is_anything_counted && report.is_assumed;
}

bool rests_on_rates(const WhatIfReport& report, const Spread& spread) {
  if (spread.figure == "removed" || spread.figure == "peak_night") {
    return rests_on_rates(report, Counted::removed);
  }
  if (spread.figure == "remaining") return rests_on_rates(report, Counted::remaining);
  if (spread.figure == "stored_bytes_at_end") return rests_on_rates(report, Counted::bytes);
  return rests_on_rates(report, Counted::differing);
}

std::string marked(std::string text, bool rests_on_rates) {
  return rests_on_rates ? std::move(text) + " †" : text;
}

}  // namespace slettefrist::report
