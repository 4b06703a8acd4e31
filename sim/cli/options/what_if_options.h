// The options of `whatif` and `forecast`.
//
// Apart from options.cpp, which would grow too long to read. It must not know what a proposal is.
#pragma once

#include "sim/cli/options/option_values.h"
#include "sim/cli/options/options.h"

namespace CLI {
class App;
}

namespace slettefrist::cli {

inline constexpr const char* kAboutWhatIf = "The same world under other policies, readings and schedules";
inline constexpr const char* kWhatIfExamples =
    "Examples:\n"
    "  slettefrist whatif decade --policy scenarios/policies/documents-6-months.toml\n"
    "  slettefrist whatif decade --reading first_day=day_after --variant 'every=7 days'\n"
    "  slettefrist whatif complaint --variant holds=none\n"
    "  slettefrist whatif decade --volumes scenarios/volumes/invented-2024.csv --policy documents-6-months\n"
    "  slettefrist whatif leap-day --all-readings";

inline constexpr const char* kAboutForecast =
    "When is the backlog of a go-live gone, with a limit on every night?";
inline constexpr const char* kForecastExamples =
    "Examples:\n"
    "  slettefrist forecast go-live-2024 --batch 200\n"
    "  slettefrist forecast decade --night-seconds 600 --rows-per-second 50 --batch 1000\n"
    "  slettefrist forecast --backlog 400000 --inflow 900 --batch 5000 --from 2024-03-18";

void add_forecast_options(CLI::App& verb, Options& options, OptionTexts& texts);
void add_what_if_options(CLI::App& verb, Options& options, OptionTexts& texts);

}  // namespace slettefrist::cli
