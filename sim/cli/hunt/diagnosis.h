// What a wrong engine behaves like: another reading of the policy, or a bug that real systems had.
//
// Every reading and every fault of the catalogue purges the same small world, and the findings are compared.
// It must not know how a fault works.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/hunt/written_world.h"

namespace slettefrist::cli {

// How far the findings of one suspect are those of the engine under test.
struct Likeness {
  std::string name;           // "reading first_day=day_after", "fault utc-day"
  std::size_t explained = 0;  // findings that both have
  std::size_t beside = 0;     // findings that only the suspect has
};

struct Diagnosis {
  std::size_t citizens = 0;            // whose records were purged again
  std::size_t findings = 0;            // of the engine under test among them
  std::vector<Likeness> likenesses;    // best first, equal ones in the order of the suspects
  std::vector<Likeness> best() const;  // the first and all that match as well; empty when none explains half
};

// Readings that differ from the policy's in one key, then the catalogue.
std::vector<Suspect> known_suspects(const Policy& policy);

// `world` is purged by everyone anew. Deterministic whatever the number of threads.
Diagnosis diagnose(const WrittenWorld& world, const Suspect& engine, const std::vector<Suspect>& suspects,
                   int threads);

// A sample of the citizens with findings, of every group some, and the days around these findings.
WrittenWorld sample_of(const Options& options, const std::string& scenario,
                       const std::vector<Finding>& findings);

// "Behaves like fault utc-day: 214 of 214 findings explained, none beside."
std::string told(const Diagnosis& diagnosis);

}  // namespace slettefrist::cli
