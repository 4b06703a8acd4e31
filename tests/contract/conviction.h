// Tries a wrong engine: the same world, once with the built-in engine and once with the wrong one.
//
// What must be found is said by kind, since the kind is what tells a user where to look. Must not know how an
// engine is wrong.
#pragma once

#include <functional>

#include "tests/contract/broken_engines.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {

// The account of the wrong engine, once the right one has proved the world clean. Fails the test unless the
// findings are of all these kinds.
Account convicted(const cli::Job& world, PurgeEngine& broken, const Kinds& of);
// The same, where the engine may be convicted of nothing else.
Account convicted_only(const cli::Job& world, PurgeEngine& broken, const Kinds& of);

// The built-in engine under a policy that was changed behind the oracle's back.
Engine builtin_changed(Policy policy, const std::function<void(Policy&)>& change);

// Whether there are findings of the kind and all are off by so many days.
bool all_off_by(const Account& account, FindingKind kind, int least, int most);

}  // namespace slettefrist::contract
