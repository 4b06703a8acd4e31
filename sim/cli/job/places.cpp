// Finding scenarios; see places.h.
//
// The program stands in build/<preset>/ of its project, so the project is two folders up. It must not know
// the command line.
#include "sim/cli/job/places.h"

#include <algorithm>
#include <cerrno>  // program_invocation_name
#include <filesystem>
#include <string_view>

#include "sim/model/input_error.h"

namespace slettefrist::cli {

namespace fs = std::filesystem;

std::string scenarios_folder() {
  std::error_code error;
  if (fs::is_directory("scenarios", error)) return "scenarios";
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) program = fs::absolute(program_invocation_name, error);  // a bare root may have no /proc
  const fs::path beside = program.parent_path().parent_path().parent_path() / "scenarios";
  return fs::is_directory(beside, error) ? beside.string() : "scenarios";
}

std::string default_policy() { return (fs::path{scenarios_folder()} / "policies/star-2024-1.toml").string(); }
std::string default_registrations() {
  return (fs::path{scenarios_folder()} / "policies/registrations-2024-1.toml").string();
}
std::string default_recipes() {
  return (fs::path{scenarios_folder()} / "policies/submissions-2024-1.toml").string();
}

std::string default_clauses() {
  return (fs::path{scenarios_folder()} / "policies/clauses-2024-1.toml").string();
}

std::vector<std::string> toml_files(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".toml") files.push_back(at->path().string());
  }
  if (error) {
    throw InputError(Problem{folder, 0, 0, "cannot be listed: " + error.message(),
                             "Stand in the project's folder, or name files by their paths"});
  }
  std::sort(files.begin(), files.end());
  return files;
}

namespace {

bool matches(std::string_view name, std::string_view pattern) {
  if (pattern.empty()) return name.empty();
  if (pattern.front() == '*') {
    for (std::size_t skip = 0; skip <= name.size(); ++skip) {
      if (matches(name.substr(skip), pattern.substr(1))) return true;
    }
    return false;
  }
  return !name.empty() && (pattern.front() == '?' || pattern.front() == name.front()) &&
         matches(name.substr(1), pattern.substr(1));
}

}  // namespace

std::vector<std::string> expanded(const std::vector<std::string>& names) {
  std::vector<std::string> files;
  for (const std::string& name : names) {
    std::error_code error;
    const fs::path pattern{name};
    if (name.find_first_of("*?") == std::string::npos || fs::exists(pattern, error)) {
      files.push_back(name);
      continue;
    }
    const fs::path folder = pattern.has_parent_path() ? pattern.parent_path() : fs::path{"."};
    const std::size_t before = files.size();
    for (const std::string& file : toml_files(folder.string())) {
      if (matches(fs::path{file}.filename().string(), pattern.filename().string())) files.push_back(file);
    }
    if (files.size() == before) {
      throw InputError(Problem{"", 0, 0,
                               "SCENARIO: read \"" + name + "\", expected a pattern that some file matches",
                               "`slettefrist list scenarios` names them"});
    }
  }
  return files;
}

std::string find_policy(const std::string& name, const std::string& option) {
  std::error_code error;
  if (fs::is_regular_file(name, error)) return name;
  const fs::path given{name};
  const bool is_bare = name.find('/') == std::string::npos;
  const fs::path folder = is_bare ? fs::path{scenarios_folder()} / "policies" : given.parent_path();
  const fs::path short_form = folder / (name + (name.ends_with(".toml") ? "" : ".toml"));
  if (is_bare && fs::is_regular_file(short_form, error)) return short_form.string();
  if (!fs::is_directory(folder, error) || fs::exists(given, error))
    return name;  // the reader says what is wrong
  std::vector<std::string> known;
  for (const std::string& file : toml_files(folder.string())) known.push_back(fs::path{file}.stem().string());
  const std::string near = nearest_name(given.stem().string(), known);
  const std::string meant = is_bare ? near : (folder / (near + ".toml")).string();
  throw InputError(
      Problem{"", 0, 0, option + ": read \"" + name + "\", expected a file that exists or a policy's name",
              near.empty() ? "`slettefrist list policies` names them" : "Did you mean " + meant + "?"});
}

std::string find_scenario(const std::string& name) {
  std::error_code error;
  if (name.find('/') != std::string::npos || fs::is_regular_file(name, error)) return name;
  const fs::path short_form =
      fs::path{scenarios_folder()} / (name + (name.ends_with(".toml") ? "" : ".toml"));
  if (fs::is_regular_file(short_form, error)) return short_form.string();
  std::vector<std::string> known;
  for (const std::string& file : toml_files(scenarios_folder()))
    known.push_back(fs::path{file}.stem().string());
  const std::string near = nearest_name(fs::path{name}.stem().string(), known);
  throw InputError(
      Problem{"", 0, 0, "SCENARIO: read \"" + name + "\", expected a file or a scenario's name",
              near.empty() ? "`slettefrist list scenarios` names them" : "Did you mean " + near + "?"});
}

}  // namespace slettefrist::cli
