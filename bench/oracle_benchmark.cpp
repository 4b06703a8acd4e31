// How fast the oracle tells the fates of whole families and of sanctions over thirteen years of nights, and
// what it would take to ask of every record every night whether it is due.
//
// items_per_second counts fates, of the scan records found due. The calendar's runs are at 02:00 UTC: no zone
// is needed to time a look-up.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "bench/sample_world.h"
#include "sim/oracle/oracle.h"
#include "sim/oracle/period.h"

namespace slettefrist::bench {
namespace {

constexpr int kDaysAMonth = 30;

RunCalendar thirteen_years() {
  RunCalendar calendar{day("2023-12-01"), day("2036-12-31"), {}, {}};
  for (Day date = calendar.starts_on; date <= calendar.ends_on; date = date + 1) {
    calendar.runs.push_back({night_of(date), date, true});
    calendar.run_at_on_day.push_back(night_of(date));
  }
  return calendar;
}

History whole_history(std::int64_t citizens) {
  History history;
  generators::make_source(settings_for(citizens))
      ->deliver_until(Instant{std::numeric_limits<std::int64_t>::max()}, history);
  return history;
}

std::vector<Instant> month_ends(const generators::Settings& settings) {
  std::vector<Instant> ends;
  for (Day day = settings.history_from + kDaysAMonth; day <= settings.ends_on; day = day + kDaysAMonth) {
    ends.push_back(night_of(day));
  }
  ends.push_back(Instant{std::numeric_limits<std::int64_t>::max()});
  return ends;
}

double seconds_to_tell(const oracle::Oracle& oracle, const History& piece, std::vector<Fate>& fates) {
  const auto start = std::chrono::steady_clock::now();
  for (const Family& family : piece.families) oracle.fates_of(family, fates);
  for (const Sanction& sanction : piece.sanctions) oracle.fates_of(sanction, fates);
  benchmark::DoNotOptimize(fates.data());
  benchmark::ClobberMemory();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// As in a run: a piece of history is told as soon as it is made, and its fates are handed on. Only the
// telling is timed.
void tell_fates(benchmark::State& state) {
  const generators::Settings settings = settings_for(state.range(0));
  const std::vector<Instant> ends = month_ends(settings);
  const RunCalendar calendar = thirteen_years();
  const oracle::Oracle oracle{policy(), calendar};
  std::int64_t told = 0;
  std::vector<Fate> fates;
  for (auto round : state) {
    const auto source = generators::make_source(settings);
    double seconds = 0.0;
    for (const Instant until : ends) {
      History piece;
      source->deliver_until(until, piece);
      fates.clear();
      seconds += seconds_to_tell(oracle, piece, fates);
      told += static_cast<std::int64_t>(fates.size());
    }
    state.SetIterationTime(seconds);
  }
  state.SetItemsProcessed(told);
}
BENCHMARK(tell_fates)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);

// What a scan looks at: the day a record counts from, or the earlier of two, and how long it is kept.
struct Scanned {
  Day first;
  Day second;
  Period keep;
};

Period keep_of(const Policy& policy, Area area, Applies applies) {
  for (const Rule& rule : policy.rules) {
    if (rule.area == area && rule.applies == applies) return rule.versions.front().keep;
  }
  throw std::runtime_error("the policy has no such rule");
}

std::vector<Scanned> scanned_records(const History& history, const Policy& rules) {
  const Period answered = keep_of(rules, Area::notification, Applies::answered);
  const Period unanswered = keep_of(rules, Area::notification, Applies::unanswered);
  const Period document = keep_of(rules, Area::document, Applies::always);
  const Period sanction = keep_of(rules, Area::sanction, Applies::always);
  std::vector<Scanned> records;
  const auto add = [&records](Day first, Day second, const Period& keep) {
    records.push_back({first, second, keep});
  };
  for (const Family& family : history.families) {
    const bool is_open = family.answers.empty();
    const Day from =
        oracle::local_day(is_open ? family.notification.notified_at : family.answers.front().answered_at);
    add(from, from, is_open ? unanswered : answered);
    for (const Document& each : family.documents) {
      const Day stored = oracle::local_day(each.stored_at);
      add(stored, stored, document);
    }
  }
  for (const Sanction& each : history.sanctions) {
    if (!each.expires_on && !each.served_on) continue;
    add(each.expires_on ? *each.expires_on : *each.served_on,
        each.served_on ? *each.served_on : *each.expires_on, sanction);
  }
  return records;
}

std::optional<Day> due_on(const Scanned& record, const Policy& rules) {
  return oracle::period_end(std::min(record.first, record.second), record.keep, rules.reading.month_end);
}

// Each night for itself: which of all records become due on it?
void scan_every_night(benchmark::State& state) {
  const RunCalendar calendar = thirteen_years();
  const Policy rules = policy();
  const std::vector<Scanned> records = scanned_records(whole_history(state.range(0)), rules);
  std::int64_t found = 0;
  for (auto round : state) {
    for (const Run& run : calendar.runs) {
      found += std::count_if(records.begin(), records.end(),
                             [&](const Scanned& record) { return due_on(record, rules) == run.as_of; });
    }
  }
  state.SetItemsProcessed(found);
}
BENCHMARK(scan_every_night)->Arg(1'000)->Arg(10'000)->Iterations(1)->Unit(benchmark::kMillisecond);

// The same, but what a night has found is not asked again.
void scan_what_is_left(benchmark::State& state) {
  const RunCalendar calendar = thirteen_years();
  const Policy rules = policy();
  std::vector<Scanned> records = scanned_records(whole_history(state.range(0)), rules);
  std::size_t found = 0;
  for (auto round : state) {
    for (const Run& run : calendar.runs) {
      found += std::erase_if(records, [&](const Scanned& record) {
        const auto due = due_on(record, rules);
        return due && *due <= run.as_of;
      });
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(found));
}
BENCHMARK(scan_what_is_left)->Arg(1'000)->Arg(10'000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace slettefrist::bench
