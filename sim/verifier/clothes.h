// A date as it stands in a proof: twice, in different clothes, so that neither can be changed alone.
//
// It must not know what the date is of.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/verifier/replay.h"

namespace slettefrist::verifier {

// `name` ("instant", "anchor") holds the text; beside it stand `unix_seconds`, `danish` and `offset_minutes`,
// or `day_number`. Unreadable before 1980.
void dress(const Fact& date, const char* name, nlohmann::json& json);

}  // namespace slettefrist::verifier
