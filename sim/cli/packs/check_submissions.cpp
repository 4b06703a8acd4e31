// Comparing labels with decisions, and telling where they differ; see check_submissions.h.
//
// The decision sees the fields, the day and what earlier rows have set up, never the label. It must not know
// a rule.
#include "sim/cli/packs/check_submissions.h"

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/cli/job/places.h"
#include "sim/cli/job/progress.h"
#include "sim/input/registrations_file.h"
#include "sim/input/submissions_file.h"
#include "sim/oracle/oracle.h"
#include "sim/registration/decision.h"
#include "sim/report/text.h"

namespace slettefrist::cli {
namespace {

constexpr std::size_t kMostGroupsShown = 50;

struct Disagreement {
  std::int64_t line = 0;
  std::int64_t submission_id = 0;
  Verdict expected;
  Verdict decided;
};

// Disagreements of one recipe that are alike.
struct Group {
  std::string recipe;
  std::int64_t count = 0;
  Disagreement first;
};

std::string shown(const Verdict& verdict) {
  if (verdict.is_accepted) return "accepted";
  return "rejected, " + verdict.reason + (verdict.clause.empty() ? "" : " (" + verdict.clause + ")");
}

class LabelComparison {
 public:
  explicit LabelComparison(const registration::Registrations& registrations)
      : registrations_(registrations) {}

  void take(std::int64_t line, const LabelledSubmission& row) {
    const Verdict decided = registration::decide(registrations_, row.submission,
                                                 oracle::local_day(row.submission.submitted_at), known_);
    if (decided.is_accepted) registration::remember(registrations_, row.submission, known_);
    ++rows;
    ++by_reason[decided.is_accepted ? "accepted" : decided.reason];
    if (decided == row.expected) return;
    ++disagreed;
    const Disagreement here{line, row.submission.submission_id, row.expected, decided};
    Group& group = groups[row.recipe + '\n' + shown(row.expected) + '\n' + shown(decided)];
    if (group.count++ == 0) {
      group.recipe = row.recipe;
      group.first = here;
    }
  }

  std::int64_t rows = 0;
  std::int64_t disagreed = 0;
  std::map<std::string, std::int64_t> by_reason;  // as decided; "accepted" among them
  std::map<std::string, Group> groups;

 private:
  const registration::Registrations& registrations_;
  registration::KnownState known_;
};

nlohmann::ordered_json text_or_null(const std::string& text) {
  if (text.empty()) return nullptr;
  return text;
}

nlohmann::ordered_json as_json(const Verdict& verdict) {
  nlohmann::ordered_json json;
  json["answer"] = verdict.is_accepted ? "accepted" : "rejected";
  json["reason"] = text_or_null(verdict.reason);
  json["clause"] = text_or_null(verdict.clause);
  return json;
}

void print_json(const LabelComparison& compared, const std::string& edition) {
  nlohmann::ordered_json json;
  json["registrations"] = edition;
  json["submissions"] = compared.rows;
  json["agreed"] = compared.rows - compared.disagreed;
  json["disagreed"] = compared.disagreed;
  json["decided"] = compared.by_reason;
  json["disagreements"] = nlohmann::ordered_json::array();
  for (const auto& [key, group] : compared.groups) {
    if (json["disagreements"].size() == kMostGroupsShown) break;
    json["disagreements"].push_back({{"recipe", group.recipe},
                                     {"count", group.count},
                                     {"expected", as_json(group.first.expected)},
                                     {"decided", as_json(group.first.decided)},
                                     {"first_line", group.first.line},
                                     {"first_submission_id", group.first.submission_id}});
  }
  json["more_kinds_of_disagreement"] =
      compared.groups.size() - std::min(compared.groups.size(), kMostGroupsShown);
  std::cout << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void print_text(const LabelComparison& compared, const Options& options, const std::string& edition) {
  const std::string rows = report::counted(compared.rows, "submission");
  if (compared.disagreed == 0) {
    std::cout << "Agreement: " << rows << ", each decided by " << edition << " as its label says.\n";
  } else {
    std::cout << "Disagreement: " << report::with_separators(compared.disagreed) << " of " << rows
              << " decided by " << edition << " otherwise than the label says.\n\n";
    std::size_t shown_groups = 0;
    for (const auto& [key, group] : compared.groups) {
      if (++shown_groups > kMostGroupsShown) break;
      std::cout << "  " << report::with_separators(group.count) << " x "
                << (group.recipe.empty() ? "(no recipe)" : clean(group.recipe)) << '\n'
                << "      expected " << clean(shown(group.first.expected)) << '\n'
                << "      decided  " << shown(group.first.decided) << '\n'
                << "      first at " << options.submissions << ':' << group.first.line << '\n';
    }
    if (compared.groups.size() > kMostGroupsShown)
      std::cout << "  and " << compared.groups.size() - kMostGroupsShown << " more kinds of disagreement\n";
  }
  std::cout << "\n  decided                       rows\n";
  for (const auto& [reason, count] : compared.by_reason) {
    const std::string number = report::with_separators(count);
    std::cout << "  " << reason << std::string(34 - reason.size() - number.size(), ' ') << number << '\n';
  }
}

}  // namespace

int check_submissions(const Options& options) {
  const auto registrations = input::read_registrations(
      options.registrations.empty() ? default_registrations()
                                    : find_policy(options.registrations, "--registrations"));
  LabelComparison compared{registrations};
  input::read_submissions(options.submissions, [&](std::int64_t line, const LabelledSubmission& row) {
    stop_if_interrupted();
    compared.take(line, row);
  });
  if (options.json) {
    print_json(compared, registrations.edition);
  } else {
    print_text(compared, options, registrations.edition);
  }
  return compared.disagreed == 0 ? 0 : 1;
}

}  // namespace slettefrist::cli
