// A policy file and those it extends, laid over each other into one tree whose nodes still say in which file
// they stand. This file must not know what a rule means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/input/toml_document.h"

namespace slettefrist::input {

struct PolicyLayers {
  Node root;
  std::vector<std::string> files;  // base first, as problems name them
  std::string text;                // of all files, base first

  std::size_t layer_of(const Place& place) const;  // index into files
};

// Nothing if one of the files cannot be read, or an overlay extends itself: `problems` then says why.
std::optional<PolicyLayers> read_policy_layers(const std::string& path, ProblemList& problems);

}  // namespace slettefrist::input
