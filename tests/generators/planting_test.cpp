// Planting: in a world that is big enough every edge is hit, from each side and at each awkward time.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "generators/edges.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

struct Anchors {
  std::vector<Day> notified, answered, stored, counted;  // `counted`: the earlier date of a sanction
  std::vector<Instant> instants;
};

const Anchors& anchors() {
  static const Anchors all = [] {
    Settings settings = sample_settings(30000);
    settings.threads = 2;
    Anchors found;
    const History history = whole_history(settings);
    const auto enter = [&](std::vector<Day>& days, Instant at) {
      days.push_back(danish_time().day_of(at));
      found.instants.push_back(at);
    };
    for (const Family& family : history.families) {
      enter(found.notified, family.notification.notified_at);
      for (const Answer& answer : family.answers) enter(found.answered, answer.answered_at);
      for (const Document& document : family.documents) enter(found.stored, document.stored_at);
    }
    for (const Sanction& sanction : history.sanctions) {
      const Day never = kLatestDay;
      found.counted.push_back(
          std::min(sanction.expires_on.value_or(never), sanction.served_on.value_or(never)));
    }
    return found;
  }();
  return all;
}

std::set<Day> ends_of(const std::vector<Day>& days, Span span) {
  std::set<Day> ends;
  for (const Day day : days) ends.insert(end_of(day, span));
  return ends;
}

// Every edge that some anchor in [first, last] can reach is reached, on its eve, on the day and on the day
// after.
void expect_all_edges(const std::set<Day>& ends, Span span, Day first) {
  const Settings settings = sample_settings(0);
  std::set<Day> reachable;
  for (Day day = first; day <= settings.ends_on; day = day + 1) reachable.insert(end_of(day, span));
  int cells = 0;
  for (std::size_t kind = 0; kind < kEdgeKindCount; ++kind) {
    for (Day edge = settings.starts_on; edge <= settings.ends_on; edge = edge + 1) {
      if (!is_edge(settings, danish_time(), static_cast<EdgeKind>(kind), edge)) continue;
      for (const int shift : {-1, 0, 1}) {
        if (!reachable.contains(edge + shift)) continue;
        ++cells;
        EXPECT_TRUE(ends.contains(edge + shift))
            << "edge kind " << kind << ", " << to_text(edge) << " shifted by " << shift;
      }
    }
  }
  EXPECT_GT(cells, 20);
}

TEST(Planting, reaches_every_edge_with_every_kind_of_record) {
  const Settings settings = sample_settings(0);
  const PlantSpans& spans = settings.plant;
  expect_all_edges(ends_of(anchors().notified, spans.notification[0]), spans.notification[0],
                   settings.history_from);
  expect_all_edges(ends_of(anchors().answered, spans.answer[0]), spans.answer[0], settings.history_from);
  expect_all_edges(ends_of(anchors().stored, spans.document[0]), spans.document[0], settings.uploads_open_on);
  expect_all_edges(ends_of(anchors().counted, spans.sanction[0]), spans.sanction[0], settings.history_from);
}

TEST(Planting, aims_at_rare_edges_as_often_as_at_common_ones) {
  const Settings settings = sample_settings(0);
  std::map<Day, int> ends;
  for (const Day day : anchors().notified) ++ends[end_of(day, settings.plant.notification[0])];
  const int on_rule_day = ends[day_from_civil(2024, 3, 18)];
  const int on_plain_day = ends[day_from_civil(2024, 3, 13)];
  EXPECT_GT(on_rule_day, 5 * on_plain_day);
}

TEST(Planting, hits_awkward_times_to_the_second) {
  const Settings settings = sample_settings(0);
  std::map<std::string, int> cells;
  for (const Instant at : anchors().instants) {
    const Day day = danish_time().day_of(at);
    const Instant run = danish_time().at(day, settings.plant.run_at_minutes * 60);
    const std::int64_t from_run = at.seconds - run.seconds;
    if (from_run >= -1 && from_run <= 1) ++cells["run " + std::to_string(from_run)];
    const std::int64_t from_start = at.seconds - danish_time().start_of(day).seconds;
    if (from_start <= 1) ++cells["midnight " + std::to_string(from_start)];
    if (at.seconds + 1 == danish_time().start_of(day + 1).seconds) ++cells["midnight -1"];
    if (const auto change = danish_time().change_on(day)) {
      const bool spring =
          danish_time().start_of(day + 1).seconds - danish_time().start_of(day).seconds < 86400;
      const std::int64_t from_change = at.seconds - change->seconds;
      for (const int edge : {-3600, -1, 0, 1, 3599, 3600}) {
        if (from_change == edge) ++cells[(spring ? "spring " : "autumn ") + std::to_string(edge)];
      }
    }
  }
  for (const char* cell :
       {"run -1", "run 0", "run 1", "midnight -1", "midnight 0", "midnight 1", "spring -1", "spring 0",
        "spring 1", "autumn -3600", "autumn -1", "autumn 0", "autumn 1", "autumn 3599", "autumn 3600"}) {
    EXPECT_GT(cells[cell], 3) << cell;
  }
}

TEST(Planting, answers_late_around_the_end_of_the_notification_and_around_the_run_of_that_day) {
  const Settings settings = sample_settings(20000);
  std::map<std::string, int> cells;
  for (const Family& family : whole_history(settings).families) {
    if (family.answers.empty()) continue;
    const Instant answered_at = family.answers[0].answered_at;
    const Day end =
        end_of(danish_time().day_of(family.notification.notified_at), settings.plant.notification[0]);
    const int days = danish_time().day_of(answered_at) - end;
    if (days < -1 || days > 1) continue;
    ++cells["day " + std::to_string(days)];
    const Instant run = danish_time().at(end, settings.plant.run_at_minutes * 60);
    if (days == 0) ++cells[answered_at < run ? "before the run" : "after the run"];
  }
  for (const char* cell : {"day -1", "day 0", "day 1", "before the run", "after the run"}) {
    EXPECT_GT(cells[cell], 20) << cell;
  }
}

TEST(Planting, aims_at_the_day_on_which_32_bit_seconds_run_out) {
  Settings settings = sample_settings(1500);
  settings.history_from = day_from_civil(2032, 1, 1);
  settings.starts_on = settings.uploads_open_on = day_from_civil(2037, 1, 1);
  settings.ends_on = day_from_civil(2038, 12, 31);
  std::map<Day, int> ends;
  for (const Family& family : whole_history(settings).families) {
    ++ends[end_of(danish_time().day_of(family.notification.notified_at), settings.plant.notification[0])];
  }
  for (Day day = day_from_civil(2038, 1, 18); day <= day_from_civil(2038, 1, 21); day = day + 1) {
    EXPECT_GT(ends[day], 3) << to_text(day);
  }
}

TEST(Planting, leaves_a_world_alone_when_its_share_is_nought) {
  Settings settings = sample_settings(3000);
  settings.plant_share = 0.0;
  int at_run = 0;
  for (const Family& family : whole_history(settings).families) {
    const Instant at = family.notification.notified_at;
    at_run += at == danish_time().at(danish_time().day_of(at), settings.plant.run_at_minutes * 60);
  }
  EXPECT_LE(at_run, 1);
}

}  // namespace
}  // namespace slettefrist::generators
