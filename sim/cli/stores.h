// From --store URL to a store, and the care taken with files that are not ours.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/store/store.h"

namespace slettefrist::cli {

// A run replaces the file at its store's path, but only a store that this program made (else InputError, as
// for a URL of a kind this edition does not know).
std::unique_ptr<Store> create_store(const std::string& url, ContentSource content, bool foreign_keys);
std::unique_ptr<Store> open_store(const std::string& url, bool read_only);

// Names and versions of the libraries that can change an output, for the manifest.
std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace slettefrist::cli
