// Where the project's own scenarios and policies are, for users who name them short.
//
// A folder `scenarios` where the user stands wins over the one beside the program. It must not know what is
// in the files.
#pragma once

#include <string>
#include <vector>

namespace slettefrist::cli {

std::string scenarios_folder();
std::string default_policy();
std::string default_registrations();
std::string default_recipes();  // of submissions
std::string default_clauses();

// The TOML files of a folder, sorted. Throws InputError when there is no such folder.
std::vector<std::string> toml_files(const std::string& folder);

// Every name with * or ? in its last part as the files it stands for, sorted; the others as they are. Throws
// InputError for a pattern that no file matches.
std::vector<std::string> expanded(const std::vector<std::string>& names);

// A path as it is; a bare name ("leap-day") as the scenario of that name. Throws InputError, with the nearest
// name, for a bare name that is neither.
std::string find_scenario(const std::string& name);

// The same for a policy, among those of the project; `option` is the one that named it.
std::string find_policy(const std::string& name, const std::string& option = "--policy");

}  // namespace slettefrist::cli
