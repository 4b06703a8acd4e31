// The shipped recipes and the shipped registrations, written apart from each other, agree on every row; and
// whichever rule, code, day or amount is changed in the registrations, they agree no more.
//
// Nothing here knows a rule: the changes are made to whatever the file holds.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "generators/danish_time.h"
#include "generators/submissions.h"
#include "sim/input/recipes_file.h"
#include "sim/registration/reasons.h"
#include "tests/registration/submission_text.h"

namespace slettefrist::registration {
namespace {

struct Row {
  LabelledSubmission labelled;
  Day submitted_on;
};

std::vector<Row> rows_of(std::uint64_t seed, std::int64_t count) {
  const RecipeBook book = input::read_recipes(PROJECT_ROOT "/scenarios/policies/submissions-2024-1.toml");
  const generators::DanishTime time;
  std::vector<Row> rows;
  generators::SubmissionSettings settings;
  settings.seed = seed;
  settings.count = count;
  generators::make_submissions(settings, book, [&](const LabelledSubmission& row) {
    rows.push_back({row, time.day_of(row.submission.submitted_at)});
  });
  return rows;
}

// The recipe of the first row that is decided otherwise than its label says; "" if there is none.
std::string first_disagreement(const Registrations& all, const std::vector<Row>& rows) {
  KnownState known;
  for (const Row& row : rows) {
    const Submission& submission = row.labelled.submission;
    const Verdict decided = decide(all, submission, row.submitted_on, known);
    if (decided.is_accepted) remember(all, submission, known);
    if (decided != row.labelled.expected) return row.labelled.recipe;
  }
  return "";
}

const std::vector<Row>& sample() {
  static const std::vector<Row> rows = rows_of(5, 6000);
  return rows;
}

void expect_noticed(const std::string& what, const std::function<void(Registrations&)>& change) {
  Registrations all = shipped();
  change(all);
  EXPECT_NE(first_disagreement(all, sample()), "") << "nobody notices: " << what;
}

template <class Rules>
void expect_each_noticed(const std::string& what, Rules Registrations::*rules) {
  ASSERT_FALSE((shipped().*rules).empty()) << what;
  for (std::size_t i = 0; i < (shipped().*rules).size(); ++i) {
    expect_noticed(what + " " + std::to_string(i + 1) + " withdrawn", [&](Registrations& all) {
      (all.*rules).erase((all.*rules).begin() + static_cast<std::ptrdiff_t>(i));
    });
  }
}

TEST(Agreement, holds_for_every_row_under_many_seeds) {
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    EXPECT_EQ(first_disagreement(shipped(), rows_of(seed, 2000)), "") << seed;
}

TEST(Agreement, is_shown_on_every_reason_and_on_what_is_accepted) {
  std::set<std::string> seen;
  std::int64_t accepted = 0;
  for (const Row& row : rows_of(3, 1000)) {
    seen.insert(row.labelled.expected.reason);
    accepted += row.labelled.expected.is_accepted ? 1 : 0;
  }
  for (const std::string_view reason : reason_names())
    EXPECT_TRUE(seen.contains(std::string{reason})) << reason;
  EXPECT_GT(accepted, 300);
  EXPECT_LT(accepted, 800);
}

TEST(Agreement, ends_when_any_rule_is_withdrawn) {
  expect_each_noticed("field", &Registrations::fields);
  expect_each_noticed("cpr", &Registrations::cpr);
  expect_each_noticed("window", &Registrations::windows);
  expect_each_noticed("codes", &Registrations::code_lists);
  expect_each_noticed("end_reason", &Registrations::end_reasons);
  expect_each_noticed("message_kind", &Registrations::message_kinds);
  expect_each_noticed("parent", &Registrations::parents);
  expect_each_noticed("rate", &Registrations::rate_maxima);
  expect_each_noticed("supplement", &Registrations::supplement);
  expect_each_noticed("fund_go_live", &Registrations::fund_go_lives);
  expect_each_noticed("correction", &Registrations::corrections);
  expect_each_noticed("calculation", &Registrations::calculation);
}

TEST(Agreement, ends_when_any_code_is_taken_out_of_its_list) {
  for (std::size_t list = 0; list < shipped().code_lists.size(); ++list) {
    for (const std::string& code : shipped().code_lists[list].codes) {
      expect_noticed(shipped().code_lists[list].field + " " + code,
                     [&](Registrations& all) { std::erase(all.code_lists[list].codes, code); });
    }
  }
}

TEST(Agreement, ends_when_any_day_is_moved_by_one) {
  for (const int shift : {-1, 1}) {
    for (std::size_t i = 0; i < shipped().windows.size(); ++i) {
      expect_noticed("window " + std::to_string(i), [&](Registrations& all) {
        auto& first = all.windows[i].first_day;
        auto& last = all.windows[i].last_day;
        if (first) first = *first + shift;
        if (last) last = *last + shift;
      });
    }
    for (std::size_t i = 0; i < shipped().end_reasons.size(); ++i) {
      if (!shipped().end_reasons[i].last_day) continue;
      expect_noticed("end_reason " + std::to_string(shipped().end_reasons[i].id), [&](Registrations& all) {
        all.end_reasons[i].last_day = *all.end_reasons[i].last_day + shift;
      });
    }
    for (std::size_t i = 0; i < shipped().message_kinds.size(); ++i) {
      expect_noticed(shipped().message_kinds[i].entity_name, [&](Registrations& all) {
        all.message_kinds[i].first_day = all.message_kinds[i].first_day + shift;
      });
    }
    expect_noticed("go-live of all", [&](Registrations& all) {
      all.supplement.front().default_go_live_on = all.supplement.front().default_go_live_on + shift;
    });
    expect_noticed("go-live of one", [&](Registrations& all) {
      all.fund_go_lives.front().on = all.fund_go_lives.front().on + shift;
    });
  }
}

TEST(Agreement, ends_when_any_amount_is_moved_by_a_krone) {
  for (const int shift : {-1, 1}) {
    for (std::size_t i = 0; i < shipped().rate_maxima.size(); ++i) {
      const RateMaximum& rate = shipped().rate_maxima[i];
      const std::string name = std::to_string(rate.year) + " " + rate.insurance;
      expect_noticed(name, [&](Registrations& all) { all.rate_maxima[i].maximum += shift; });
      if (!rate.with_supplement) continue;
      expect_noticed(name + " with supplement", [&](Registrations& all) {
        all.rate_maxima[i].with_supplement = *all.rate_maxima[i].with_supplement + shift;
      });
    }
    expect_noticed("income percent",
                   [&](Registrations& all) { all.calculation.front().income_percent += shift; });
    expect_noticed("rate percent",
                   [&](Registrations& all) { all.calculation.front().rate_percent += shift; });
  }
}

TEST(Agreement, ends_when_what_is_unknown_is_decided_otherwise) {
  expect_noticed("unknown_codes", [](Registrations& all) { all.unknown_codes = UnknownCodes::accept; });
  expect_noticed("number of months",
                 [](Registrations& all) { all.corrections.front().gap_months_limit = 24; });
  expect_noticed("supplement from", [](Registrations& all) {
    for (RateMaximum& rate : all.rate_maxima) rate.supplement_from.clear();
  });
}

}  // namespace
}  // namespace slettefrist::registration
