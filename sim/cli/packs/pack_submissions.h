// The submissions of a pack: read the recipes first, write the rows when the pack is made.
//
// In two steps, so that a slip in the recipes is told before anything is written. It must not know what may
// be registered.
#pragma once

#include <string>
#include <vector>

#include "generators/submissions.h"
#include "sim/cli/options/options.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {

class PackSubmissions {
 public:
  // Throws InputError for recipes that cannot be understood.
  PackSubmissions(const Options& options, const Scenario& scenario);

  // Adds the file to `files`, unless none were asked for. Gives the number of rows.
  std::int64_t write(const std::string& folder, std::vector<std::string>& files) const;

 private:
  generators::SubmissionSettings settings_;
  RecipeBook book_;
};

}  // namespace slettefrist::cli
