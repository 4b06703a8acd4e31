// What a kill matrix says: as JSON and for a terminal.
//
// It must not know how a matrix comes about.
#pragma once

#include <string>

#include "sim/cli/hunt/kill_matrix.h"

namespace slettefrist::cli {

std::string matrix_json(const Matrix& matrix);  // contract section 1
// One line a fault; with `is_full` also the grid of faults and scenarios.
std::string matrix_text(const Matrix& matrix, bool is_full);

}  // namespace slettefrist::cli
