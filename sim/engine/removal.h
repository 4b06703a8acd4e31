// Removing what is listed, shared by runs of one transaction and of several.
//
// Deletes go children first and are spelled out: a cascade would be neither logged nor counted. It must not
// know how a list was filled.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "sim/store/store.h"

namespace slettefrist::engine {

// A store may enforce its keys. Holds are not purged.
constexpr auto kChildrenFirst = std::to_array<Area>({Area::document, Area::answer, Area::notification,
                                                     Area::sanction, Area::contact_course, Area::plan_draft,
                                                     Area::benefit_report, Area::message, Area::citizen});

// `ids`: a query for ids of the table; returns how many rows went.
std::int64_t remove_rows(Store& store, Area area, const std::string& ids);
// Throws EngineFailure where the two differ.
void require_all_logged(std::int64_t removed, std::int64_t logged);

}  // namespace slettefrist::engine
