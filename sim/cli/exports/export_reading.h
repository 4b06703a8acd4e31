// Reads a series of exports into the archive, one by one, in the order of the steps.
//
// What one export holds and another does not, and what cannot be judged at all, is told here. It must not
// know how a record is judged.
#pragma once

#include "sim/cli/exports/export_archive.h"
#include "sim/cli/exports/export_steps.h"

namespace slettefrist::cli {

// Throws InputError with every problem of the first export that has any.
void read_exports(const Options& options, const std::vector<ExportStep>& steps, ExportArchive& archive);

}  // namespace slettefrist::cli
