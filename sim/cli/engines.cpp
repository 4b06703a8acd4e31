// The engines there are; see engines.h.
//
// Whoever adds a kind of engine adds its SPEC here. It must not know what an engine does.
#include "sim/cli/engines.h"

#include "sim/engine/builtin.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {

std::unique_ptr<PurgeEngine> make_engine(const std::string& spec, const Policy& policy) {
  if (spec == "builtin") return make_builtin_engine(policy);
  throw InputError(Problem{"", 0, 0, "--engine: read \"" + spec + "\", expected builtin",
                           "This edition judges the built-in engine only: leave the option out"});
}

}  // namespace slettefrist::cli
