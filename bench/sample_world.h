// The world of the small benchmarks: citizens with six years of history, as `decade` has them, and a store of
// it.
//
// Everything is a pure function of the number of citizens. It must not be part of what is timed.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "generators/generators.h"
#include "sim/input/input.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::bench {

inline Day day(std::string_view text) { return parse_day(text).value(); }

// 03:00 in winter, near enough for a clock that is not judged.
inline Instant night_of(Day date) { return Instant{std::int64_t{date.number} * kSecondsADay + 2 * 3600}; }

inline Policy policy() { return input::read_policy(PROJECT_ROOT "/scenarios/policies/star-2024-1.toml"); }

inline generators::Settings settings_for(std::int64_t citizens) {
  generators::Settings settings;
  settings.seed = 10;
  settings.citizens = citizens;
  settings.history_from = day("2018-01-01");
  settings.starts_on = day("2024-03-18");
  settings.ends_on = day("2025-12-31");
  settings.uploads_open_on = day("2023-12-04");
  return settings;
}

inline std::optional<std::string> content_of(const Document& document) {
  return generators::document_bytes(document);
}

// A directory for store files, gone with the object.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "slettefrist-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::int64_t rows_in(Store& store) {
  std::int64_t rows = 0;
  for (const Area area : kAreas) rows += store.row_count(area);
  return rows;
}

// What of a delivery is in the store before `until`, parents before children.
inline Batch batch_of(const History& history, Instant until) {
  Batch batch;
  const auto take = [&](const auto& records, auto& out) {
    for (const auto& record : records) {
      if (entered_at(record) < until) out.push_back(&record);
    }
  };
  for (const Citizen& citizen : history.citizens) batch.citizens.push_back(&citizen);
  for (const Family& family : history.families) {
    batch.notifications.push_back(&family.notification);
    take(family.answers, batch.answers);
    take(family.documents, batch.documents);
  }
  take(history.sanctions, batch.sanctions);
  take(history.contact_courses, batch.contact_courses);
  take(history.plan_drafts, batch.plan_drafts);
  take(history.benefit_reports, batch.benefit_reports);
  take(history.messages, batch.messages);
  return batch;
}

}  // namespace slettefrist::bench
