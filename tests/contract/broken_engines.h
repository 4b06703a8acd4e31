// Purge engines that are wrong on purpose, beside those of the fault catalogue: each the built-in one and a
// few lines of SQL around it.
//
// A judge that has never convicted anybody proves nothing. Must not know the judge, nor what it makes of
// them.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist::contract {

using Engine = std::unique_ptr<PurgeEngine>;
using Night = std::function<void(Store&, Instant run_at, Day as_of)>;

// An engine that is nothing but a function.
Engine engine_doing(Night night);

// The engine of a fault of the catalogue.
Engine faulty(const std::string& name, const Policy& policy);

// The built-in engine, and each night after it these statements (:run_at and :as_of by number: ?1 and ?2).
Engine engine_followed_by(const Policy& policy, std::vector<std::string> statements);

// The built-in engine, but of what it removes from a table each night all beyond the first `removed_most`
// rows are put back at once.
Engine engine_that_leaves_rows_of(const Policy& policy, Area area, int removed_most);

// The built-in engine, which dies on some nights before it has done anything.
Engine engine_that_fails_from_to(const Policy& policy, Day from, Day to);

}  // namespace slettefrist::contract
