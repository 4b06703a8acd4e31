// Settings of the generators; see generator_settings.h.
//
// A period of years is told in months, so that a span has two numbers only. It must not know a date.
#include "sim/cli/job/generator_settings.h"

#include <algorithm>
#include <filesystem>
#include <thread>

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

generators::Span span_of(const Period& keep) {
  switch (keep.unit) {
    case Period::Unit::years:
      return {keep.amount * 12, 0};
    case Period::Unit::months:
      return {keep.amount, 0};
    case Period::Unit::days:
      return {0, keep.amount};
  }
  return {};
}

// The spans at whose ends records are planted; the generators do not learn what they mean.
generators::PlantSpans plant_spans(const Policy& policy, const PurgeSchedule& purge) {
  generators::PlantSpans plant;
  plant.run_at_minutes = purge.at_minutes;
  for (const Rule& rule : policy.rules) {
    std::vector<generators::Span>* spans = nullptr;
    const bool from_answer = rule.area == Area::notification && rule.counted_from.front() == "answered_at";
    if (from_answer)
      spans = &plant.answer;
    else if (rule.area == Area::notification)
      spans = &plant.notification;
    else if (rule.area == Area::document)
      spans = &plant.document;
    else if (rule.area == Area::sanction)
      spans = &plant.sanction;
    for (const RuleVersion& version : rule.versions) {
      plant.days.push_back(version.in_force);
      if (spans != nullptr && !version.ends) spans->push_back(span_of(version.keep));
    }
  }
  std::sort(plant.days.begin(), plant.days.end());
  plant.days.erase(std::unique(plant.days.begin(), plant.days.end()), plant.days.end());
  return plant;
}

}  // namespace

generators::Settings settings_of(const Options& options, const Scenario& s, const Policy& policy) {
  generators::Settings settings;
  settings.seed = s.seed;
  settings.citizens = s.citizens;
  settings.only_citizen = options.only_citizen;
  settings.shard_index = options.shard_index;
  settings.shard_count = options.shard_count;
  settings.history_from = s.history_from;
  settings.starts_on = s.starts_on;
  settings.ends_on = s.ends_on;
  settings.uploads_open_on = s.uploads_open_on;
  settings.documents_on_any = s.documents_on_any;
  settings.rates = s.rates;
  settings.cpr = s.cpr;
  settings.plant_share = s.plant_share;
  settings.plant = plant_spans(policy, s.purge);
  settings.threads = options.threads > 0 ? options.threads
                                         : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  std::error_code no_scratch;  // then a large history stays in memory
  settings.scratch_dir = fs::temp_directory_path(no_scratch).string();
  return settings;
}

}  // namespace slettefrist::cli
