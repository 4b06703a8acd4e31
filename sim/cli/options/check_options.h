// What `check` takes: a policy, a pack, submissions, exports around a purge, or a store as it stands.
//
// It must not know the other verbs.
#pragma once

#include "sim/cli/options/option_values.h"

namespace CLI {
class App;
}

namespace slettefrist::cli {

constexpr const char* kAboutCheck =
    "Check a policy file (rules, differences, worked dates, own cases), a pack, labelled submissions,\n"
    "somebody else's purge by exports around it, or a store as it stands";
constexpr const char* kCheckExamples =
    "Examples:\n"
    "  slettefrist check --policy my-policy.toml --examples my-cases.csv\n"
    "  slettefrist check --records leap-pack\n"
    "  slettefrist check --submissions my-pack/submissions.ndjson\n"
    "  slettefrist check --before monday --after tuesday --as-of 2030-03-19 --out verdict\n"
    "  slettefrist check --before week/0 --step 2030-03-19=week/1 --step 2030-03-20=week/2 --check-log\n"
    "  slettefrist check --store sqlite:copy.db --as-of 2030-03-19";

void add_check_options(CLI::App& verb, Options& o, OptionTexts& t);

}  // namespace slettefrist::cli
