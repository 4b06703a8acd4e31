// The verb `compare`: checks that need no oracle.
//
// One engine is held against itself in a world told otherwise (relations.h), two engines against each other
// in the same world. What differs is reduced to the fewest records that still differ. It must not know a
// policy's meaning.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/hunt/minimal_subset.h"
#include "sim/cli/hunt/record_list.h"
#include "sim/cli/hunt/relations.h"
#include "sim/cli/hunt/witness.h"
#include "sim/cli/verbs.h"
#include "sim/model/input_error.h"
#include "sim/report/text.h"

namespace slettefrist::cli {
namespace {

using Difference = std::optional<RemovalDifference>;

struct Seen {
  Difference difference;
  bool is_anything_removed = false;
};
using Ask = std::function<Seen(const WrittenWorld&)>;

Seen seen_in(const Removals& left, const Removals& right) {
  return {first_difference(left, right), !left.empty() || !right.empty()};
}

struct Comparison {
  std::string name;
  std::string about;
  std::string silent;   // why it says nothing, "" when it does
  std::string failure;  // which engine failed, when and why; "" when none did
  Difference difference;
  WrittenWorld smallest;  // where there is a difference

  bool is_well() const { return !difference && failure.empty(); }
  const char* result() const {
    if (!failure.empty()) return "failed";
    if (difference) return "differs";
    return silent.empty() ? "holds" : "silent";
  }
};

std::string day_text(const std::optional<Day>& day) { return day ? "on " + to_text(*day) : "never"; }

std::string sentence(const Comparison& comparison) {
  const RemovalDifference& found = *comparison.difference;
  return comparison.name + ": " + std::string{name_of(found.key.area)} + " " + std::to_string(found.key.id) +
         " goes " + day_text(found.left) + ", and " + day_text(found.right);
}

// The fewest records that still show a difference.
void reduce(const WrittenWorld& world, const Ask& ask, Comparison& comparison) {
  const std::vector<RecordKey> keys = record_list(world.scenario.records);
  const auto part = [&](const std::vector<std::size_t>& items) {
    WrittenWorld smaller = world;
    smaller.scenario.records = part_of(world.scenario.records, keys, items);
    return smaller;
  };
  const auto difference_in = [&](const WrittenWorld& smaller) -> Difference {
    try {
      return ask(smaller).difference;
    } catch (const EngineFailed&) {
      return std::nullopt;  // another matter than what is being reduced
    }
  };
  const auto items = minimal_subset(keys.size(), [&](const std::vector<std::size_t>& some) {
    return difference_in(part(some)).has_value();
  });
  comparison.smallest = part(items);
  comparison.difference = difference_in(comparison.smallest);
}

Comparison compare(const std::string& name, const std::string& about, const WrittenWorld& world,
                   const Ask& ask) {
  Comparison comparison{name, about, "", "", std::nullopt, {}};
  try {
    const Seen seen = ask(world);
    comparison.difference = seen.difference;
    if (!seen.is_anything_removed) comparison.silent = "nothing is removed, here or there";
  } catch (const EngineFailed& failed) {
    comparison.failure = failed.what();
  }
  if (comparison.difference) reduce(world, ask, comparison);
  return comparison;
}

std::vector<Comparison> compare_relations(const WrittenWorld& world, const Suspect& engine) {
  std::vector<Comparison> all;
  for (const Relation& relation : relations()) {
    if (const std::string silent = relation.is_silent(world); !silent.empty()) {
      all.push_back({relation.name, relation.about, silent, "", std::nullopt, {}});
      continue;
    }
    all.push_back(compare(relation.name, relation.about, world, [&](const WrittenWorld& each) {
      return seen_in(removals_of(each, engine), relation.retold(each, engine));
    }));
  }
  return all;
}

void tell(const Options& options, const std::vector<Comparison>& all) {
  if (options.json) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Comparison& each : all) {
      json.push_back({{"name", each.name}, {"result", each.result()}});
      if (!each.failure.empty()) json.back()["failure"] = each.failure;
      if (each.difference) json.back()["first_difference"] = sentence(each);
    }
    std::cout << json.dump(2) << '\n';
    return;
  }
  for (const Comparison& each : all) {
    if (!each.failure.empty()) {
      std::cout << "FAILED   " << each.name << ": " << each.failure << '\n';
    } else if (each.difference) {
      std::cout << "DIFFERS  " << sentence(each) << "\n         (expected: " << each.about << "; "
                << report::counted(
                       static_cast<std::int64_t>(record_list(each.smallest.scenario.records).size()),
                       "record")
                << " will do to show it)\n";
    } else {
      std::cout << (each.silent.empty() ? "holds    " : "silent   ") << each.name << ": "
                << (each.silent.empty() ? each.about : each.silent) << '\n';
    }
  }
}

void require_engines(const Options& options) {
  if (options.engines.size() == 1 || options.engines.size() == 2) return;
  throw InputError(Problem{"", 0, 0,
                           "--engine: read " + std::to_string(options.engines.size()) +
                               " engines, expected one (against itself) or two (against each other)",
                           "Write for example --engine builtin --engine sql:purge.sql"});
}

Suspect engine_named(Options options, const std::string& spec) {
  options.engine = spec;
  return suspect_of(options);
}

}  // namespace

int compare_verb(const Options& options) {
  require_engines(options);
  if (!options.witness.empty()) require_witness_place(options.witness);
  if (options.scenarios.size() > 1) {
    throw InputError(Problem{
        "", 0, 0, "compare: read " + std::to_string(options.scenarios.size()) + " scenarios, expected one",
        "Compare them one after the other"});
  }
  const WrittenWorld world =
      world_of(options, options.scenarios.empty() ? "" : options.scenarios.front(), {});
  const Suspect first = engine_named(options, options.engines.front());
  std::vector<Comparison> all;
  if (options.engines.size() == 1) {
    all = compare_relations(world, first);
  } else {
    const Suspect second = engine_named(options, options.engines.back());
    all.push_back(compare(first.name + " and " + second.name, "both engines remove the same on the same days",
                          world, [&](const WrittenWorld& each) {
                            return seen_in(removals_of(each, first), removals_of(each, second));
                          }));
  }
  tell(options, all);
  const auto differs =
      std::find_if(all.begin(), all.end(), [](const Comparison& each) { return each.difference; });
  if (differs != all.end() && !options.witness.empty())
    write_scenario(options.witness, {sentence(*differs)}, differs->smallest);
  return std::all_of(all.begin(), all.end(), [](const Comparison& each) { return each.is_well(); }) ? 0 : 1;
}

}  // namespace slettefrist::cli
