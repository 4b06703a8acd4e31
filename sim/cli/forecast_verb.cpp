// The verb `forecast`: the day on which the backlog of a go-live is gone, by arithmetic and by a simulated
// run.
//
// Exit code 1 where the two lie more than a day apart. It must not know how a purge is cut into batches.
#include <cmath>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "sim/cli/job/output_folder.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/verbs.h"
#include "sim/cli/whatif/batched_world.h"
#include "sim/cli/whatif/forecast.h"
#include "sim/cli/whatif/proposals.h"
#include "sim/cli/whatif/what_if.h"
#include "sim/model/input_error.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kNightsMost = 40'000;  // of numbers alone: about a century
constexpr int kDaysApartMost = 1;

struct Answer {
  std::string world;  // "decade, seed 10"
  std::int64_t records_per_night_max = 0;
  double records_per_second = 0.0;  // 0: not asked for
  bool is_measured = false;
  Forecast forecast;
  bool is_checked = false;
  Forecast simulated;
  bool is_close = true;
};

[[noreturn]] void refuse_forecast(const std::string& what, const std::string& remedy) {
  throw InputError(Problem{"", 0, 0, "forecast: " + what, remedy});
}

// Without a world there is nothing for these to act on.
void refuse_what_shapes_a_world(const Options& options) {
  const std::vector<std::pair<const char*, bool>> given{{"--volumes", !options.volumes.empty()},
                                                        {"--policy", !options.policy.empty()},
                                                        {"--reading", !options.readings.empty()},
                                                        {"--to", options.to.has_value()},
                                                        {"--seed", options.seed.has_value()},
                                                        {"--citizens", options.citizens.has_value()},
                                                        {"--small", options.small},
                                                        {"--shard", options.shard_count > 1},
                                                        {"--only-citizen", options.only_citizen.has_value()}};
  for (const auto& [option, is_given] : given) {
    if (!is_given) continue;
    refuse_forecast("read " + std::string{option} + " without SCENARIO, expected a world that it shapes",
                    "Name one, or leave it out");
  }
}

void require_one_plan(const Options& options) {
  const WhatIfWishes& wishes = options.what_if;
  const bool has_world = !options.scenarios.empty() || !options.records.empty();
  const bool has_numbers = wishes.backlog || wishes.inflow;
  if (options.scenarios.size() > 1) {
    refuse_forecast("read " + std::to_string(options.scenarios.size()) + " scenarios, expected one",
                    "Name one");
  }
  if (has_world && has_numbers) {
    refuse_forecast("read a world and --backlog or --inflow, expected one of the two",
                    "A world's backlog and inflow are its own: leave one out");
  }
  if (!wishes.batch && !wishes.night_seconds) {
    refuse_forecast("read neither --batch nor --night-seconds, expected a limit",
                    "Write for example --batch 1000");
  }
  if (wishes.rows_per_second && !wishes.night_seconds) {
    refuse_forecast("read --rows-per-second without --night-seconds", "Say how long a night is");
  }
  if (has_world) return;
  refuse_what_shapes_a_world(options);
  if (!wishes.backlog || !wishes.inflow || !options.from) {
    refuse_forecast("read no SCENARIO, expected one, or --backlog, --inflow and --from",
                    "Give all three, or a world");
  }
  if (wishes.night_seconds && !wishes.rows_per_second) {
    refuse_forecast("read --night-seconds without --rows-per-second and without a world to measure in",
                    "Give --rows-per-second");
  }
}

std::vector<PurgeNight> nights_of_numbers(const Options& options) {
  std::vector<PurgeNight> nights{{*options.from, *options.what_if.backlog}};
  for (int i = 1; i < kNightsMost; ++i) nights.push_back({*options.from + i, *options.what_if.inflow});
  return nights;
}

// What falls due by each held run, as the oracle expects of a prompt engine.
std::vector<PurgeNight> nights_of_world(const Job& given) {
  Job job = given;
  const WhatIfReport report = compare_proposals(job, {proposal_of(job)}, [](Day) { stop_if_interrupted(); });
  std::vector<PurgeNight> nights;
  for (const Run& run : given.calendar.runs) {
    if (!run.held) continue;
    PurgeNight night{run.as_of, 0};
    const bool is_first_of_day = nights.empty() || nights.back().as_of != run.as_of;
    const auto place = static_cast<std::size_t>(run.as_of - report.starts_on);
    for (const Volume& volume : report.proposals.front().volumes) {
      if (is_first_of_day) night.due += volume.days[place].removed;
    }
    nights.push_back(night);
  }
  return nights;
}

// On the first night on which anything is due, without a limit; 0: nothing ever is.
double measured_rate(const Job& job) {
  double rate = 0.0;
  run_batched(job, kRecordsMost, [&](const Night& night) {
    stop_if_interrupted();
    if (night.due > 0) rate = static_cast<double>(night.due) / std::max(night.seconds, 1e-6);
    return night.due == 0;
  });
  return rate < 1.0 ? rate : std::floor(rate);
}

// A night without room for a single batch would remove nothing, for ever.
void require_room(const WhatIfWishes& wishes, const Answer& answer) {
  if (answer.records_per_night_max > 0 || answer.records_per_second <= 0.0) return;
  std::ostringstream rate;
  rate << answer.records_per_second << " records a second" << (answer.is_measured ? " (measured)" : "");
  const std::int64_t batch = wishes.batch.value_or(1);
  refuse_forecast("read --night-seconds " + std::to_string(*wishes.night_seconds) + " at " + rate.str() +
                      ", expected room for a batch of " + std::to_string(batch),
                  "Make the night longer, or the batch smaller");
}

void require_runs_by_days(const Job& job) {
  if (job.scenario.purge.every_hours == 0) return;
  refuse_forecast("read a schedule of " + std::to_string(job.scenario.purge.every_hours) +
                      " hours, expected one of days: the limit is one of a night",
                  "Write [purge] every = \"1 day\" in the scenario");
}

void find_limit(const Options& options, const Job* job, Answer& answer) {
  const WhatIfWishes& wishes = options.what_if;
  if (wishes.night_seconds) {
    answer.is_measured = !wishes.rows_per_second;
    answer.records_per_second =
        wishes.rows_per_second ? static_cast<double>(*wishes.rows_per_second) : measured_rate(*job);
  }
  answer.records_per_night_max =
      records_per_night(wishes.batch.value_or(0), static_cast<double>(wishes.night_seconds.value_or(0)),
                        answer.records_per_second);
  require_room(wishes, answer);
}

// The same nights in a world on a real store.
Forecast simulate(const Job& job, std::int64_t records_per_night_max) {
  Forecast seen;
  std::int64_t left = 0;
  run_batched(job, records_per_night_max, [&](const Night& night) {
    stop_if_interrupted();
    if (seen.nights.empty() && night.due == 0) return true;
    seen.nights.push_back({night.as_of, night.due - left, night.due - night.left, night.left});
    left = night.left;
    if (left == 0) seen.gone_on = night.as_of;
    return left > 0;
  });
  return seen;
}

bool is_close(const Forecast& told, const Forecast& seen) {
  if (!told.gone_on || !seen.gone_on) return told.gone_on == seen.gone_on;
  return std::abs(*told.gone_on - *seen.gone_on) <= kDaysApartMost;
}

std::string gone_text(const Forecast& forecast) {
  if (forecast.nights.empty()) return "nothing is ever due";
  if (forecast.gone_on) {
    return "gone on " + to_text(*forecast.gone_on) + ", night " + std::to_string(forecast.nights.size());
  }
  const ForecastNight& last = forecast.nights.back();
  const std::string left = report::with_separators(last.left) + " records are left on " + to_text(last.as_of);
  return forecast.is_growing ? "never: " + left : "not within these nights: " + left;
}

nlohmann::ordered_json json_of(const Forecast& forecast) {
  nlohmann::ordered_json json{{"gone_on", nullptr}, {"never", forecast.is_growing}};
  if (forecast.gone_on) json["gone_on"] = to_text(*forecast.gone_on);
  json["nights"] = forecast.nights.size();
  json["left"] = forecast.nights.empty() ? 0 : forecast.nights.back().left;
  return json;
}

std::string json_text(const Answer& answer) {
  nlohmann::ordered_json json{{"format", 1}, {"world", answer.world}};
  const bool has_nights = !answer.forecast.nights.empty();
  json["go_live"] = nullptr;
  if (has_nights) json["go_live"] = to_text(answer.forecast.nights.front().as_of);
  json["backlog"] = has_nights ? answer.forecast.nights.front().due : 0;
  json["records_per_night"] = answer.records_per_night_max;
  json["records_per_second"] = nullptr;
  if (answer.records_per_second > 0.0) json["records_per_second"] = answer.records_per_second;
  json["measured"] = answer.is_measured;
  json["forecast"] = json_of(answer.forecast);
  json["simulated"] = nullptr;
  if (answer.is_checked) {
    json["simulated"] = json_of(answer.simulated);
    json["agree"] = answer.is_close;
  }
  return json.dump(2) + "\n";
}

std::string nights_csv(const Answer& answer) {
  std::string text = "source,as_of,due,removed,left\n";
  const auto add = [&](const char* source, const Forecast& forecast) {
    for (const ForecastNight& night : forecast.nights) {
      text += source + std::string{","} + to_text(night.as_of) + "," + std::to_string(night.due) + "," +
              std::to_string(night.removed) + "," + std::to_string(night.left) + "\n";
    }
  };
  add("forecast", answer.forecast);
  add("simulated", answer.simulated);
  return text;
}

void tell(const Answer& answer) {
  std::cout << answer.world << ": ";
  if (!answer.forecast.nights.empty()) {
    const ForecastNight& first = answer.forecast.nights.front();
    std::cout << report::with_separators(first.due) << " records due on " << to_text(first.as_of) << ", ";
  }
  std::cout << "at most " << report::with_separators(answer.records_per_night_max) << " a night";
  if (answer.is_measured) {
    std::cout << " (" << report::with_separators(static_cast<std::int64_t>(answer.records_per_second))
              << " a second, measured here)";
  }
  std::cout << ".\n  forecast       " << gone_text(answer.forecast) << '\n';
  if (!answer.is_checked) return;
  std::cout << "  simulated run  " << gone_text(answer.simulated) << '\n';
  if (!answer.is_close) std::cout << "The two lie more than a day apart.\n";
}

Job forecast_job(const Options& options) {
  Job job = make_job(options, options.scenarios.empty() ? "" : options.scenarios.front());
  require_chosen_citizen(options, job);
  return job;
}

}  // namespace

int forecast_verb(const Options& options) {
  require_one_plan(options);
  Answer answer;
  std::string folder = options.out;
  std::optional<OutputFolder> out;  // what cannot be written is told before the work
  if (options.what_if.backlog) {
    answer.world = "Given numbers";
    if (folder.empty()) folder = "out/forecast/numbers";
    require_folder_place(folder);
    out.emplace(folder);
    find_limit(options, nullptr, answer);
    answer.forecast = forecast(nights_of_numbers(options), answer.records_per_night_max);
  } else {
    const Job job = forecast_job(options);
    require_runs_by_days(job);
    answer.world = job.scenario.name + ", seed " + std::to_string(job.scenario.seed);
    if (folder.empty()) {
      folder =
          (fs::path{"out"} / "forecast" / job.scenario.name / std::to_string(job.scenario.seed)).string();
    }
    require_folder_place(folder);
    require_apart_from_records(folder, options.records);
    out.emplace(folder);
    find_limit(options, &job, answer);
    answer.forecast = forecast(nights_of_world(job), answer.records_per_night_max);
    answer.is_checked = !options.what_if.unchecked;
    if (answer.is_checked) {
      answer.simulated = simulate(job, answer.records_per_night_max);
      answer.is_close = is_close(answer.forecast, answer.simulated);
      answer.simulated.is_growing = answer.forecast.is_growing && !answer.simulated.gone_on;
    }
  }
  report::write_whole_file(out->path_of("forecast.json"), json_text(answer));
  report::write_whole_file(out->path_of("forecast.csv"), nights_csv(answer));
  out->keep({"forecast.json", "forecast.csv"});
  if (options.json) {
    std::cout << json_text(answer);
  } else {
    tell(answer);
    std::cout << "\nFiles: " << folder << '\n';
  }
  return answer.is_close ? 0 : 1;
}

}  // namespace slettefrist::cli
