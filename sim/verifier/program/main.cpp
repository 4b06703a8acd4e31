// slettefrist-verify: accepts or rejects one proof of `explain --json`, given the policy it claims to follow.
//
// A program of its own that shares no code with the engine, the oracle or anything else of Slettefrist.
#include <fstream>
#include <iostream>
#include <sstream>

#include "sim/verifier/proof_check.h"

namespace {

constexpr const char* kUsage =
    "Usage: slettefrist-verify PROOF.json --policy FILE [--reading KEY=VALUE]...\n"
    "       slettefrist-verify PROOF.json --clauses FILE\n\n"
    "Works everything in the proof out again, from its dates and the policy's text; the second form is for "
    "a\n"
    "clause on which no rule rests. PROOF.json may be - for standard input.\n\n"
    "Example:\n"
    "  slettefrist explain document:1 --scenario leap-day --json > proof.json\n"
    "  slettefrist-verify proof.json --policy scenarios/policies/star-2024-1.toml\n\n"
    "Exit codes: 0 accepted, 1 rejected, 2 bad input.\n";

struct Arguments {
  std::string proof;
  std::string policy;
  std::string clauses;
  std::vector<std::string> readings;
  bool is_understood = true;
  bool wants_help = false;
};

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const bool has_value = i + 1 < argc;
    if (word == "--help") {
      arguments.wants_help = true;
    } else if (word == "--policy" && has_value) {
      arguments.policy = argv[++i];
    } else if (word == "--clauses" && has_value) {
      arguments.clauses = argv[++i];
    } else if (word == "--reading" && has_value) {
      arguments.readings.emplace_back(argv[++i]);
    } else if (arguments.proof.empty() && (word == "-" || !word.starts_with("-"))) {
      arguments.proof = word;
    } else {
      arguments.is_understood = false;
    }
  }
  return arguments;
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) throw slettefrist::verifier::Unreadable(path + ": cannot be read");
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace slettefrist::verifier;
  const Arguments arguments = read_arguments(argc, argv);
  if (arguments.wants_help) {
    std::cout << kUsage;
    return 0;
  }
  if (!arguments.is_understood || arguments.proof.empty() ||
      (arguments.policy.empty() && arguments.clauses.empty())) {
    std::cerr << kUsage;
    return 2;
  }
  try {
    Sources sources;
    if (!arguments.policy.empty()) sources.policy = read_policy_text(arguments.policy, arguments.readings);
    if (!arguments.clauses.empty()) sources.clauses = read_clause_text(arguments.clauses);
    const std::vector<std::string> objections = objections_to(text_of(arguments.proof), sources);
    if (objections.empty()) {
      std::cout << "Accepted: every field follows from "
                << (sources.policy ? "the dates and from policy " + sources.policy->edition
                                   : "the list " + sources.clauses->edition)
                << ".\n";
      return 0;
    }
    std::cout << "Rejected:\n";
    for (const std::string& objection : objections) std::cout << "  " << objection << '\n';
    return 1;
  } catch (const std::runtime_error& error) {
    std::cerr << "slettefrist-verify: " << error.what() << '\n';
    return 2;
  }
}
