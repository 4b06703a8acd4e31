// A kill matrix as a page: the same facts as faults.json, for people.
//
// It must not know how a matrix comes about.
#pragma once

#include <string>

#include "sim/cli/hunt/kill_matrix.h"

namespace slettefrist::cli {

std::string matrix_page(const Matrix& matrix);  // HTML, without scripts

}  // namespace slettefrist::cli
