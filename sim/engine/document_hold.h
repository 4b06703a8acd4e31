// Reading `holds_parent`: on which day the documents of a listed notification let it go.
//
// Few notifications have documents that outlast them, so their due days are worked out here one by one. Must
// not know how the list was filled.
#pragma once

#include <map>
#include <vector>

#include "sim/engine/rule_query.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

// For every notification on the purge list that has documents, on it or on its answers, with a due day: the
// latest of those. A document under several rules is due by the first that opens.
std::map<RecordId, Due> latest_document_due(Store& store, const Policy& policy,
                                            const std::vector<RuleQuery>& queries, Day as_of);

}  // namespace slettefrist::engine
