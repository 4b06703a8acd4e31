// Options and files about people; see people.h.
//
// It must not know what a CPR number looks like.
#include "sim/cli/job/people.h"

#include <utility>

#include "sim/input/people_files.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

void add_conflict(const std::string& one, const std::string& other, const std::string& why,
                  std::vector<Problem>& problems) {
  problems.push_back({"", 0, 0, one + ": read together with " + other + ", expected only one of them", why});
}

}  // namespace

void lay_people_over(const Options& options, Scenario& scenario) {
  std::vector<Problem> problems;
  const std::vector<std::pair<const char*, bool>> given{
      {"--seed", options.seed.has_value()},
      {"--citizens", options.citizens.has_value()},
      {"--cpr-scheme", options.cpr_scheme.has_value()},
      {"--cpr-modulus-11", options.cpr_modulus_11.has_value()},
      {"--cpr-list", !options.cpr_list.empty()},
      {"--codes", !options.codes.empty()}};
  for (const auto& [name, is_given] : given) {
    if (is_given && !options.records.empty()) {
      add_conflict(name, "--records", "The pack has its own people: leave " + std::string{name} + " out",
                   problems);
    }
  }
  if (!options.cpr_list.empty() && (options.cpr_scheme || options.cpr_modulus_11)) {
    add_conflict("--cpr-list", options.cpr_scheme ? "--cpr-scheme" : "--cpr-modulus-11",
                 "The list gives the numbers: leave the other out", problems);
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  if (options.cpr_scheme) scenario.cpr.scheme = *options.cpr_scheme;
  if (options.cpr_modulus_11) scenario.cpr.modulus_11 = *options.cpr_modulus_11;
  if (options.content) scenario.content = *options.content;
}

std::vector<std::string> take_people_files(const Options& options, generators::Settings& settings) {
  std::vector<std::string> files;
  if (!options.cpr_list.empty()) {
    input::CprList list = input::read_cpr_list(options.cpr_list);
    const auto numbers = static_cast<std::int64_t>(list.numbers.size());
    if (numbers < settings.citizens) {
      throw InputError(Problem{options.cpr_list, list.last_line, 0,
                               "read " + std::to_string(numbers) + " numbers, expected " +
                                   std::to_string(settings.citizens) + " or more, one a citizen",
                               "Lengthen the list, or give --citizens " + std::to_string(numbers)});
    }
    settings.listed_numbers = std::move(list.numbers);
    files.push_back(options.cpr_list);
  }
  if (!options.codes.empty()) {
    input::CodeTables tables = input::read_codes(options.codes);
    settings.codes = std::move(tables.codes);
    files.insert(files.end(), tables.files.begin(), tables.files.end());
  }
  return files;
}

}  // namespace slettefrist::cli
