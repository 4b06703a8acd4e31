// The relations there are; see relations.h.
//
// Each makes another world out of one, lets the engine purge it, and undoes in the answer what it did to the
// world. It must not know an engine.
#include "sim/cli/hunt/relations.h"

#include <algorithm>
#include <set>
#include <type_traits>

#include "sim/cli/hunt/record_list.h"

namespace slettefrist::cli {
namespace {

// After 28 years the same dates fall on the same days of the week, leap years and clock changes with them (no
// century year that is none lies between, up to 2099).
constexpr int kDaysOf28Years = 28 * 365 + 7;
constexpr Day kLastShiftable{36889};  // 2070-12-31: 28 years later it is still before 2100
constexpr RecordId kIdsTurned = RecordId{1} << 52;

template <class Change>
void change_records(History& history, Change&& change) {
  visit_lists(history, [&](auto& list) {
    for (auto& item : list) {
      if constexpr (std::is_same_v<std::decay_t<decltype(item)>, Family>) {
        change(item.notification);
        for (Answer& answer : item.answers) change(answer);
        for (Document& document : item.documents) change(document);
      } else {
        change(item);
      }
    }
  });
}

template <class Field>
void shift(Field& field) {
  if constexpr (std::is_same_v<Field, Day>) {
    field = field + kDaysOf28Years;
  } else if constexpr (std::is_same_v<Field, Instant>) {
    field.seconds += kDaysOf28Years * kSecondsADay;
  } else if constexpr (std::is_same_v<Field, std::optional<Day>> ||
                       std::is_same_v<Field, std::optional<Instant>>) {
    if (field) shift(*field);
  }
}

std::string silent_on_shift(const WrittenWorld& world) {
  for (const Rule& rule : world.policy.rules) {
    for (const RuleVersion& version : rule.versions) {
      if (version.in_force > world.scenario.starts_on) return "a rule comes into force within this world";
    }
  }
  return world.scenario.ends_on > kLastShiftable ? "28 years later it is past 2098" : "";
}

Removals shifted(const WrittenWorld& world, const Suspect& suspect) {
  WrittenWorld later = world;
  Scenario& scenario = later.scenario;
  for (Day* day : {&scenario.starts_on, &scenario.ends_on, &scenario.history_from, &scenario.uploads_open_on,
                   &later.policy.new_model_from}) {
    shift(*day);
  }
  for (Outage& outage : scenario.purge.outages) shift(outage.from), shift(outage.to);
  change_records(scenario.records, [](auto& record) {
    visit_columns(record, [](std::string_view, Need, auto& field) { shift(field); });
  });
  Removals removals = removals_of(later, suspect);
  for (auto& [key, day] : removals) day = day - kDaysOf28Years;
  return removals;
}

// Whoever is gone by the middle does not come into the second half.
Removals split(const WrittenWorld& world, const Suspect& suspect) {
  const Scenario& scenario = world.scenario;
  const int stride = std::max(1, scenario.purge.every_days);
  const int runs = (scenario.ends_on - scenario.starts_on) / stride + 1;
  WrittenWorld first = world;
  first.scenario.ends_on = scenario.starts_on + (runs / 2 - 1) * stride;
  Removals removals = removals_of(first, suspect);
  WrittenWorld second = world;
  second.scenario.starts_on = first.scenario.ends_on + stride;
  History& left = second.scenario.records;
  const auto is_gone = [&](const auto& record) {
    return removals.contains({std::decay_t<decltype(record)>::kArea, id_of(record)});
  };
  std::erase_if(left.families, [&](const Family& family) { return is_gone(family.notification); });
  for (Family& family : left.families) {
    std::erase_if(family.answers, is_gone);
    std::erase_if(family.documents, is_gone);
  }
  std::erase_if(left.sanctions, is_gone);
  removals.merge(removals_of(second, suspect));
  return removals;
}

Removals permuted(const WrittenWorld& world, const Suspect& suspect) {
  WrittenWorld other = world;
  visit_lists(other.scenario.records, [](auto& list) { std::reverse(list.begin(), list.end()); });
  return removals_of(other, suspect);
}

// A column that names a record or a citizen.
bool is_id(std::string_view column) {
  return column != "entity_id" && column.size() > 3 && column.substr(column.size() - 3) == "_id";
}

template <class Rename>
void rename_ids(History& history, const Rename& rename) {
  change_records(history, [&](auto& record) {
    visit_columns(record, [&](std::string_view column, Need, auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if (!is_id(column)) return;
      if constexpr (std::is_same_v<Field, RecordId>) {
        field = rename(field);
      } else if constexpr (std::is_same_v<Field, std::optional<RecordId>>) {
        if (field) field = rename(*field);
      }
    });
  });
}

// The smallest step from every id to one that nobody has: a double stands right behind its original, so that
// an engine that takes the lowest ids first cannot take all originals before all doubles.
RecordId step_to_doubles(const std::set<RecordKey>& originals) {
  RecordId step = 1;
  const auto is_taken = [&](const RecordKey& key) { return originals.contains({key.area, key.id + step}); };
  while (std::any_of(originals.begin(), originals.end(), is_taken)) ++step;
  return step;
}

// Everybody has a double under other ids.
Removals with_strangers(const WrittenWorld& world, const Suspect& suspect) {
  const std::vector<RecordKey> list = record_list(world.scenario.records);
  const std::set<RecordKey> originals{list.begin(), list.end()};
  const RecordId step = step_to_doubles(originals);
  WrittenWorld crowd = world;
  History& all = crowd.scenario.records;
  History doubles = all;
  rename_ids(doubles, [&](RecordId id) { return id + step; });
  all.citizens.insert(all.citizens.end(), doubles.citizens.begin(), doubles.citizens.end());
  all.families.insert(all.families.end(), doubles.families.begin(), doubles.families.end());
  all.sanctions.insert(all.sanctions.end(), doubles.sanctions.begin(), doubles.sanctions.end());
  all.holds.insert(all.holds.end(), doubles.holds.begin(), doubles.holds.end());
  Removals removals = removals_of(crowd, suspect);
  std::erase_if(removals, [&](const auto& removal) { return !originals.contains(removal.first); });
  return removals;
}

// The highest id becomes the lowest: no engine may go by the order of ids.
Removals renamed(const WrittenWorld& world, const Suspect& suspect) {
  const auto turned = [](RecordId id) { return kIdsTurned - id; };
  WrittenWorld other = world;
  rename_ids(other.scenario.records, turned);
  Removals back;
  for (const auto& [key, day] : removals_of(other, suspect))
    back.emplace(RecordKey{key.area, turned(key.id)}, day);
  return back;
}

class TwiceEngine : public PurgeEngine {
 public:
  explicit TwiceEngine(std::unique_ptr<PurgeEngine> engine) : engine_(std::move(engine)) {}
  void run(Store& store, Instant run_at, Day as_of) override {
    engine_->run(store, run_at, as_of);
    engine_->run(store, run_at, as_of);
  }
  bool tear_down(Store& store) override { return engine_->tear_down(store); }
  bool let_go() override { return engine_->let_go(); }
  std::string name() const override { return engine_->name(); }

 private:
  std::unique_ptr<PurgeEngine> engine_;
};

Removals twice(const WrittenWorld& world, const Suspect& suspect) {
  Suspect zealous = suspect;
  zealous.make_engine = [&](const Policy& policy) {
    return std::make_unique<TwiceEngine>(suspect.make_engine(policy));
  };
  return removals_of(world, zealous);
}

std::string never_silent(const WrittenWorld&) { return ""; }

std::string silent_on_split(const WrittenWorld& world) {
  if (world.scenario.purge.every_days == 0) return "its runs do not follow days";
  const bool has_two_halves =
      world.scenario.ends_on - world.scenario.starts_on >= world.scenario.purge.every_days;
  if (!has_two_halves) return "it has one run only";
  return world.scenario.purge.outages.empty() ? "" : "an outage may lie where it is split";
}

}  // namespace

const std::vector<Relation>& relations() {
  static const std::vector<Relation> all{
      {"shift-28-years", "28 years later everything goes 28 years later", silent_on_shift, shifted},
      {"split", "two runs of half the time remove what one run does", silent_on_split, split},
      {"permute", "the order in which records are handed over decides nothing", never_silent, permuted},
      {"add-strangers", "other people's records change nobody's day", never_silent, with_strangers},
      {"run-twice", "a second call at the same instant removes nothing more", never_silent, twice},
      {"rename-ids", "ids decide nothing", never_silent, renamed}};
  return all;
}

}  // namespace slettefrist::cli
