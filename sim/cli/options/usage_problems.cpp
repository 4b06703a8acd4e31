// Wording of usage errors; see usage_problems.h.
//
// What the library says of a missing or doubled value is plain enough and is passed on. It must not know a
// verb's options beyond their names.
#include "sim/cli/options/usage_problems.h"

#include <utility>
#include <vector>

namespace slettefrist::cli {
namespace {

std::vector<std::string> names_of_verbs(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(verb->get_name());
  }
  return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known,
                         const std::string& help) {
  const std::string near = nearest_name(word, known);
  return near.empty() ? "`" + help + " --help` lists them" : "Did you mean " + near + "?";
}

Problem no_verb(const CLI::App& app, const std::string& word) {
  const std::vector<std::string> verbs = names_of_verbs(app);
  std::string list;
  for (const std::string& verb : verbs) list += (list.empty() ? "" : ", ") + verb;
  return {
      "", 0, 0,
      (word.empty() ? std::string{"read nothing"} : "read \"" + word + "\"") + ", expected a verb: " + list,
      did_you_mean(word, verbs, "slettefrist")};
}

}  // namespace

Problem usage_problem(const CLI::App& app, const CLI::ParseError& error, const std::string& first_word) {
  const auto verbs = app.get_subcommands();
  if (verbs.empty()) return no_verb(app, first_word);
  const CLI::App& verb = *verbs.front();
  const std::string help = "slettefrist " + verb.get_name();
  const std::vector<std::string> unread = app.remaining(true);
  if (!unread.empty() && error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    const std::string word = unread.front().substr(0, unread.front().find('='));
    std::vector<std::string> known;
    for (const CLI::Option* option : verb.get_options()) known.push_back(option->get_name());
    return {"", 0, 0,
            verb.get_name() + ": read \"" + word + "\", expected one of its options or nothing more",
            did_you_mean(word, word.starts_with("-") ? known : std::vector<std::string>{}, help)};
  }
  return {"", 0, 0, verb.get_name() + ": " + error.what(), "`" + help + " --help` tells what it takes"};
}

void refuse_empty_values(const CLI::App& verb) {
  std::vector<Problem> problems;
  for (const CLI::Option* option : verb.get_options()) {
    for (const std::string& value : option->results()) {
      if (!value.empty()) continue;
      problems.push_back({"", 0, 0,
                          option->get_name() + ": read nothing, expected " + option->get_type_name(),
                          "Give it a value, or leave the option out"});
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

}  // namespace slettefrist::cli
