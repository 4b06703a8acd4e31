// Reading a store that is not to be touched, and telling what it holds by rule and by day; see check_store.h.
//
// Told are areas, ids, dates and rules; citizens and values only where that was asked for, also in what is
// said of a row that cannot be read. It must not know how a record is judged.
#include "sim/cli/exports/check_store.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/exports/store_census.h"
#include "sim/cli/exports/store_log_check.h"
#include "sim/cli/job/job.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/stores.h"
#include "sim/input/input.h"
#include "sim/input/pack_tables.h"
#include "sim/model/input_error.h"
#include "sim/report/table_text.h"
#include "sim/report/text.h"
#include "sim/scenario/scenario.h"
#include "sim/store/log_file.h"

namespace slettefrist::cli {
namespace {

using Json = nlohmann::ordered_json;
using report::with_separators;

constexpr std::size_t kMostFindingsShown = 20;

struct StoreVerdict {
  Census census;
  bool has_log = false;
};

// What was read may be somebody's name: "read ..., expected" loses its middle, "expected ... as in" the value
// of the other record, and the advice its example.
Problem without_values(Problem problem) {
  if (problem.what.starts_with("header: ")) return problem;  // what a column is called is nobody's name
  const std::string read = "read ";
  const std::string expected = ", expected ";
  const std::size_t from = problem.what.find(read);
  const std::size_t to = problem.what.rfind(expected);
  if (from != std::string::npos && to != std::string::npos && from < to) {
    const std::size_t other = to + expected.size();
    const std::size_t as_in = problem.what.find(" as in ", other);
    if (as_in != std::string::npos) problem.what.replace(other, as_in - other, "the same");
    const bool is_nothing = problem.what.compare(from, to - from, "read nothing") == 0;
    if (!is_nothing) problem.what.replace(from, to - from, "read another value");
  }
  problem.remedy = "--allow-personal-data shows the value";
  return problem;
}

void read_all(const Options& options, input::PackTables& tables) {
  input::ProblemList problems;
  const auto report = [&](Problem problem) {
    problems.add(options.allow_personal_data ? std::move(problem) : without_values(std::move(problem)));
  };
  const std::string path = sqlite_path(options.store);
  const tables::Mapping mapping =
      options.mapping.empty() ? tables::Mapping{} : input::read_mapping(options.mapping);
  input::ProblemList of_values;
  tables = input::read_database(path, mapping, of_values);
  try {
    of_values.throw_if_any(path);
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) report(problem);
  }
  input::check_history(tables.records, report, input::Parents::may_be_gone);
  problems.throw_if_any(path);
}

// Without the parents' table every child would look like an orphan.
void require_notifications(const input::PlacedRecords& records, const std::string& path) {
  const bool has_children = !records.of<Answer>().records.empty() || !records.of<Document>().records.empty();
  if (!has_children || !records.of<Notification>().file.empty()) return;
  throw InputError(Problem{path, 0, 0, "read no table notification, expected it beside those of its children",
                           "Say with --mapping how it is called"});
}

std::set<RecordKey> keys_in(const input::PlacedRecords& records) {
  std::set<RecordKey> keys;
  const auto add = [&](const auto& table) {
    for (const auto& record : table.records) {
      keys.insert({std::remove_cvref_t<decltype(record)>::kArea, id_of(record)});
    }
  };
  std::apply([&](const auto&... table) { (add(table), ...); }, records.tables);
  return keys;
}

StoreVerdict judge(const Options& options, const Policy& policy, input::PlacedRecords& records) {
  StoreVerdict verdict;
  verdict.census = census_of(records, policy, *options.as_of);
  const auto log = store::log_rows_in(sqlite_path(options.store));
  verdict.has_log = log.has_value();
  if (log) {
    auto untrue = check_store_log(*log, keys_in(records), policy, *options.as_of);
    std::move(untrue.begin(), untrue.end(), std::back_inserter(verdict.census.findings));
  }
  return verdict;
}

std::string rule_id(std::int32_t rule, const Policy& policy) {
  return rule < 0 ? "" : policy.rules[static_cast<std::size_t>(rule)].id;
}

Json day_or_null(const std::optional<Day>& day) { return day ? Json(to_text(*day)) : Json(nullptr); }

Json as_json(const Options& options, const Policy& policy, const StoreVerdict& verdict) {
  const Census& census = verdict.census;
  Json json;
  json["as_of"] = to_text(*options.as_of);
  json["verdict"] = census.findings.empty() ? "sound" : "findings";
  json["policy"] = policy.edition;
  json["due"] = Json::array();
  for (const auto& [key, tally] : census.due) {
    Json row{{"rule", rule_id(key.first, policy)},
             {"area", name_of(key.second)},
             {"overdue", tally.overdue},
             {"due_today", tally.due_now}};
    for (std::size_t i = 0; i < kHorizons.size(); ++i) {
      row["next_" + std::to_string(kHorizons.at(i)) + "_days"] = tally.coming.at(i);
    }
    row["later"] = tally.later;
    if (census.has_holds) row["held"] = tally.held;
    json["due"].push_back(std::move(row));
  }
  json["unruled"] = Json::object();
  for (const Area area : kAreas) {
    const std::int64_t count = census.unruled.at(index_of(area));
    if (count > 0) json["unruled"][std::string{name_of(area)}] = count;
  }
  json["dated_later"] = Json::object();
  for (const Area area : kAreas) {
    const std::int64_t count = census.dated_later.at(index_of(area));
    if (count > 0) json["dated_later"][std::string{name_of(area)}] = count;
  }
  json["perhaps_overdue"] = Json::object();
  for (const Area area : kAreas) {
    const std::int64_t count = census.perhaps_overdue.at(index_of(area));
    if (count > 0) json["perhaps_overdue"][std::string{name_of(area)}] = count;
  }
  json["undated_sanctions"] = census.undated_sanctions;
  json["deletion_log"] = verdict.has_log ? "checked" : "none";
  json["findings"] = Json::array();
  for (const auto& [finding, lawful_from] : census.findings) {
    Json row{{"kind", name_of(finding.kind)},
             {"area", finding.area},
             {"record_id", finding.record_id},
             {"rule", rule_id(finding.rule, policy)},
             {"due_on", day_or_null(finding.due_on)},
             {"lawful_from", day_or_null(lawful_from)},
             {"days_off", finding.days_off ? Json(*finding.days_off) : Json(nullptr)},
             {"detail", to_text(finding.detail)}};
    if (options.allow_personal_data) row["citizen_id"] = finding.citizen_id;
    json["findings"].push_back(std::move(row));
  }
  return json;
}

std::string table_of_due(const Census& census, const Policy& policy) {
  std::vector<report::TextRow> rows{{"rule", "area", "overdue", "due today"}};
  for (const int days : kHorizons) rows.front().push_back("in " + std::to_string(days) + " days");
  rows.front().emplace_back("later");
  if (census.has_holds) rows.front().emplace_back("held");
  for (const auto& [key, tally] : census.due) {
    report::TextRow row{rule_id(key.first, policy), std::string{name_of(key.second)},
                        with_separators(tally.overdue), with_separators(tally.due_now)};
    for (const std::int64_t count : tally.coming) row.push_back(with_separators(count));
    row.push_back(with_separators(tally.later));
    if (census.has_holds) row.push_back(with_separators(tally.held));
    rows.push_back(std::move(row));
  }
  std::string text;
  report::append_table(text, rows);
  return text;
}

std::string line_of(const StoreFinding& found, const Options& options, const Policy& policy) {
  const Finding& finding = found.finding;
  std::string text = "  " + std::string{name_of(finding.kind)} + "  " + finding.area + ":" +
                     std::to_string(finding.record_id);
  if (options.allow_personal_data && finding.citizen_id > 0) {
    text += " of citizen " + std::to_string(finding.citizen_id);
  }
  text += ": " + to_text(finding.detail);
  if (finding.due_on)
    text += ", due on " + to_text(*finding.due_on) + " by rule " + rule_id(finding.rule, policy);
  if (finding.days_off) text += ", " + report::counted(*finding.days_off, "day") + " late";
  return text + "\n";
}

void append_counts(std::string& text, const std::string& head,
                   const std::array<std::int64_t, kAreaCount>& counts) {
  std::vector<report::TextRow> rows;
  for (const Area area : kAreas) {
    const std::int64_t count = counts.at(index_of(area));
    if (count > 0) rows.push_back({std::string{name_of(area)}, with_separators(count)});
  }
  if (rows.empty()) return;
  text += "\n" + head + "\n";
  report::append_table(text, rows);
}

std::string as_text(const Options& options, const Policy& policy, const StoreVerdict& verdict) {
  const Census& census = verdict.census;
  const auto count = static_cast<std::int64_t>(census.findings.size());
  std::string text = (count == 0 ? "Sound" : report::counted(count, "finding")) + " as of " +
                     to_text(*options.as_of) + " under " + policy.edition + ".\n\n" +
                     table_of_due(census, policy);
  append_counts(text, "No rule covers", census.unruled);
  append_counts(text, "Dated after " + to_text(*options.as_of) + ": not judged; is the day right?",
                census.dated_later);
  append_counts(text, "Overdue, unless a document that is gone kept it until its answer came: not judged",
                census.perhaps_overdue);
  if (!census.undated_sanctions.empty()) {
    const auto undated = static_cast<std::int64_t>(census.undated_sanctions.size());
    text += "\n" + report::counted(undated, "sanction") +
            " with neither an expiry nor a served date: due never, unless one comes (--json names them)\n";
  }
  text += verdict.has_log ? "" : "\nThere is no deletion_log in this store.\n";
  if (count > 0) text += "\nFindings\n";
  for (std::size_t i = 0; i < census.findings.size() && i < kMostFindingsShown; ++i) {
    text += line_of(census.findings[i], options, policy);
  }
  if (census.findings.size() > kMostFindingsShown) {
    text += "  and " + with_separators(count - static_cast<std::int64_t>(kMostFindingsShown)) +
            " more (--json names them all)\n";
  }
  return text;
}

}  // namespace

int check_store(const Options& options) {
  if (!options.as_of) {
    throw InputError(
        Problem{"", 0, 0, "check --store: read no --as-of, expected the day to judge", "Add --as-of DATE"});
  }
  Policy policy =
      policy_with_readings(options.policy.empty() ? default_policy() : options.policy, options.readings);
  policy.new_model_from = Scenario{}.uploads_open_on;
  input::PackTables tables;
  read_all(options, tables);
  require_notifications(tables.records, sqlite_path(options.store));
  const StoreVerdict verdict = judge(options, policy, tables.records);
  if (options.json) {
    std::cout << as_json(options, policy, verdict).dump(2) << '\n';
  } else {
    std::cout << as_text(options, policy, verdict);
  }
  return verdict.census.findings.empty() ? 0 : 1;
}

}  // namespace slettefrist::cli
