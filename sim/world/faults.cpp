// The faults of faults.h, and what carries them.
//
// What a fault remembers from run to run lies in its surrounding, so that two worlds never share it. Copies
// of rows lie in temporary tables, where no observer takes them for records. Must not know what is found.
#include "sim/world/faults.h"

#include <optional>

#include "sim/store/content_files.h"

namespace slettefrist::world {
namespace {

using enum FindingKind;

WorldFault dates_lost() {
  return {{"F18",
           "dates-lost",
           "loses both dates of every other sanction on the way into the store",
           no_rule,
           {"old-sanctions", "go-live-2024"}},
          {},
          {},
          [](History& delivery) {
            for (Sanction& sanction : delivery.sanctions) {
              if (sanction.sanction_id % 2 == 0) continue;
              sanction.expires_on.reset();
              sanction.served_on.reset();
              sanction.served_registered_at.reset();
            }
          }};
}

WorldFault lost_nights() {
  return {{"F26",
           "lost-nights",
           "loses two weeks of runs in every quarter",
           run_missed,
           {"first-documents-2024", "decade"}},
          {},
          [](RunCalendar& calendar) {
            constexpr std::size_t kRunsAQuarter = 91;
            constexpr std::size_t kRunsLost = 14;
            for (std::size_t run = 0; run < calendar.runs.size(); ++run) {
              if (run % kRunsAQuarter >= kRunsAQuarter - kRunsLost) calendar.runs[run].held = false;
            }
          },
          {}};
}

WorldFault scheduler_gives_up() {
  const auto surrounding = [] {
    return [last = std::optional<Day>{}, has_given_up = false](PurgeEngine& engine, Store& store,
                                                               Instant run_at, Day as_of) mutable {
      constexpr int kMissedDaysMost = 7;
      has_given_up = has_given_up || (last && as_of - *last > kMissedDaysMost);
      last = as_of;
      if (!has_given_up) engine.run(store, run_at, as_of);
    };
  };
  return {{"F26",
           "scheduler-gives-up",
           "starts no run any more after more than a week without one",
           too_late,
           {"outage"}},
          surrounding,
          {},
          {}};
}

WorldFault less_than_a_day_ago() {
  const auto surrounding = [] {
    return [last = std::optional<Instant>{}](PurgeEngine& engine, Store& store, Instant run_at,
                                             Day as_of) mutable {
      if (last && run_at.seconds - last->seconds < kSecondsADay) return;
      last = run_at;
      engine.run(store, run_at, as_of);
    };
  };
  return {{"F27",
           "less-than-a-day-ago",
           "skips a run less than 24 hours after the last, as in the night that"
           " clocks go forward",
           too_late,
           {"clock-change", "decade"}},
          surrounding,
          {},
          {}};
}

WorldFault clock_jump() {
  const auto surrounding = [] {
    return [runs = 0](PurgeEngine& engine, Store& store, Instant run_at, Day as_of) mutable {
      constexpr int kRunOfTheJump = 200;
      constexpr int kJumpDays = 20 * 365;
      const int jump = ++runs == kRunOfTheJump ? kJumpDays : 0;
      engine.run(store, Instant{run_at.seconds + jump * kSecondsADay}, as_of + jump);
    };
  };
  return {{"F31",
           "clock-jump",
           "has its clock twenty years ahead for one night",
           too_early,
           {"first-documents-2024", "leap-day"}},
          surrounding,
          {},
          {}};
}

// A copy of all sanctions every thirty runs, laid back two weeks later: with it comes what went meanwhile.
WorldFault restore() {
  const auto surrounding = [] {
    return [runs = 0](PurgeEngine& engine, Store& store, Instant run_at, Day as_of) mutable {
      constexpr int kRunsBetweenCopies = 30;
      constexpr int kRunsUntilRestore = 14;
      engine.run(store, run_at, as_of);
      const int since_copy = runs++ % kRunsBetweenCopies;
      if (since_copy == 0) {
        store.execute("DROP TABLE IF EXISTS temp.backup", {});
        store.execute("CREATE TABLE temp.backup AS SELECT * FROM main.sanction", {});
      } else if (since_copy == kRunsUntilRestore) {
        store.execute("INSERT OR IGNORE INTO main.sanction SELECT * FROM temp.backup", {});
      }
    };
  };
  return {{"F56",
           "restore",
           "brings sanctions back from a copy made before they were purged",
           returned,
           {"go-live-2024", "decade"}},
          surrounding,
          {},
          {}};
}

// An upload whose transaction failed: its bytes are there, and no row says so.
WorldFault failed_upload() {
  const auto surrounding = []() -> Surrounding {
    return [has_failed = false](PurgeEngine& engine, Store& store, Instant run_at, Day as_of) mutable {
      constexpr RecordId kNoRow = 1;  // generated documents have higher ids
      engine.run(store, run_at, as_of);
      if (has_failed || store.content_folder().empty()) return;
      ContentFiles{store.content_folder()}.put(kNoRow, "half a document");
      has_failed = true;
    };
  };
  return {{"F44",
           "failed-upload",
           "leaves the file of an upload whose row was rolled back, where no purge looks",
           residue,
           {"first-documents-2024", "decade"},
           true},
          surrounding,
          {},
          {}};
}

class Surrounded final : public PurgeEngine {
 public:
  Surrounded(std::unique_ptr<PurgeEngine> engine, Surrounding surrounding)
      : engine_{std::move(engine)}, surrounding_{std::move(surrounding)} {}
  void run(Store& store, Instant run_at, Day as_of) override { surrounding_(*engine_, store, run_at, as_of); }
  bool tear_down(Store& store) override { return engine_->tear_down(store); }
  std::string output() const override { return engine_->output(); }
  std::string name() const override { return engine_->name(); }

 private:
  std::unique_ptr<PurgeEngine> engine_;
  Surrounding surrounding_;
};

class Fed final : public HistorySource {
 public:
  Fed(std::unique_ptr<HistorySource> source, std::function<void(History&)> feed)
      : source_{std::move(source)}, feed_{std::move(feed)} {}
  void deliver_until(Instant until, History& delivery) override {
    source_->deliver_until(until, delivery);
    feed_(delivery);
  }

 private:
  std::unique_ptr<HistorySource> source_;
  std::function<void(History&)> feed_;
};

}  // namespace

std::vector<WorldFault> world_faults() {
  return {dates_lost(), lost_nights(), scheduler_gives_up(), less_than_a_day_ago(),
          clock_jump(), restore(),     failed_upload()};
}

std::unique_ptr<PurgeEngine> surrounded(std::unique_ptr<PurgeEngine> engine, Surrounding surrounding) {
  return std::make_unique<Surrounded>(std::move(engine), std::move(surrounding));
}

std::unique_ptr<HistorySource> fed_by(std::unique_ptr<HistorySource> source,
                                      std::function<void(History&)> feed) {
  return std::make_unique<Fed>(std::move(source), std::move(feed));
}

}  // namespace slettefrist::world
