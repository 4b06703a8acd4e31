// The cases of a series of exports: families as they hung together, and the oracle's word on each record.
//
// A child whose parent no export shows beside it has no family: it is an orphan, and only a document's own
// rule still dates it. This file must not know how a record is judged.
#pragma once

#include <vector>

#include "sim/cli/exports/export_archive.h"
#include "sim/cli/exports/export_windows.h"
#include "sim/judge/docket.h"
#include "sim/model/finding.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::cli {

struct ExportCases {
  judge::Docket docket;
  std::vector<Finding> orphans;  // children without a parent from their first sight on
};

ExportCases cases_of(const ExportArchive& archive, const oracle::Oracle& oracle, const ExportWindows& windows,
                     bool documents_stay);

}  // namespace slettefrist::cli
