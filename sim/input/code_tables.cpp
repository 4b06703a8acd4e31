// read_codes: tables of codes out of a folder, and what must hold between them.
//
// A file that nobody reads is an error, as a key is: a misspelt name would leave our own codes in place.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "sim/input/csv.h"
#include "sim/input/people_files.h"
#include "sim/input/problem_list.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kFileNames{"funds.csv", "municipalities.csv", "jobcentres.csv", "kinds.csv"};
constexpr std::size_t kLongestCode = 40;

struct Row {
  int line = 0;
  std::string group;  // of kinds.csv the area, of jobcentres.csv the municipality
  std::string code;
  std::int64_t weight = 1;
};

class FolderReader {
 public:
  FolderReader(const std::string& directory, ProblemList& problems)
      : directory_(directory), problems_(problems) {}

  bool has(const std::string& name) const {
    std::error_code unknown;
    return fs::exists(fs::path{directory_} / name, unknown);
  }
  std::string path_of(const std::string& name) const { return (fs::path{directory_} / name).string(); }

  // The rows of a file, "" as group where it has no such column; a code may come once a group, or once a
  // file.
  std::vector<Row> rows(const std::string& name, const std::string& group_column, bool is_once_a_group) {
    std::vector<Row> rows;
    if (!has(name)) return rows;
    const std::string path = path_of(name);
    files.push_back(path);
    TableColumns columns{{"code", "weight", "name"}, {"weight", "name"}};
    if (!group_column.empty()) columns.names.push_back(group_column);
    std::set<std::pair<std::string, std::string>> seen;
    const bool is_whole = read_csv(
        path, columns, [&](Problem problem) { problems_.add(std::move(problem)); },
        [&](int line, const std::vector<std::string_view>& cells) {
          Row row{line, group_column.empty() ? "" : std::string{cells[3]}, std::string{cells[0]}, 1};
          check_text(path, line, "code", row.code);
          if (!group_column.empty()) check_text(path, line, group_column, row.group);
          row.weight = weight_in(path, line, cells[1]);
          if (!seen.emplace(is_once_a_group ? row.group : "", row.code).second) {
            problems_.add({path, line, 0,
                           "code: read " + input::quoted(row.code) + " a second time, expected once",
                           "Remove one of the two rows"});
          }
          rows.push_back(std::move(row));
        });
    if (is_whole && rows.empty()) {
      problems_.add({path, 1, 0, "read no code, expected at least one row below the header",
                     "Add a row, or remove the file: then the program's own codes stay"});
    }
    return rows;
  }

  std::vector<std::string> files;

 private:
  void check_text(const std::string& path, int line, const std::string& column, const std::string& cell) {
    const bool is_plain =
        std::none_of(cell.begin(), cell.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
    if (!cell.empty() && cell.size() <= kLongestCode && is_plain) return;
    problems_.add({path, line, 0,
                   column + ": read " + (cell.empty() ? "nothing" : input::quoted(cell)) +
                       ", expected a text of 1 to " + std::to_string(kLongestCode) + " bytes in one line",
                   "Write the code as your environment has it"});
  }

  std::int64_t weight_in(const std::string& path, int line, std::string_view cell) {
    if (cell.empty()) return 1;
    std::int64_t weight = 0;
    const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    const bool is_number = error == std::errc{} && stop == cell.data() + cell.size();
    if (is_number && weight >= 1 && weight <= kLargestCodeWeight) return weight;
    problems_.add({path, line, 0,
                   "weight: read " + quoted(cell) + ", expected a whole number from 1 to " +
                       std::to_string(kLargestCodeWeight),
                   "Leave it empty for 1; leave the row out for none"});
    return 1;
  }

  const std::string& directory_;
  ProblemList& problems_;
};

std::vector<WeightedCode> codes_of(const std::vector<Row>& rows) {
  std::vector<WeightedCode> codes;
  codes.reserve(rows.size());
  for (const Row& row : rows) codes.push_back({row.code, row.weight});
  return codes;
}

void take_kinds(const std::vector<Row>& rows, const std::string& path, Codes& codes, ProblemList& problems) {
  const std::map<std::string, std::vector<WeightedCode>*> tables{{"notification", &codes.event_kinds},
                                                                 {"answer", &codes.decision_kinds},
                                                                 {"sanction", &codes.sanction_kinds}};
  for (const Row& row : rows) {
    const auto table = tables.find(row.group);
    if (table == tables.end()) {
      const std::string near = nearest_name(row.group, {"notification", "answer", "sanction"});
      problems.add({path, row.line, 0,
                    "area: read " + input::quoted(row.group) + ", expected notification, answer or sanction",
                    near.empty() ? "Name one of these" : "Did you mean " + near + "?"});
      continue;
    }
    table->second->push_back({row.code, row.weight});
  }
}

// With both files every municipality has a jobcentre and every jobcentre a municipality.
void check_places(const std::vector<Row>& municipalities, const std::vector<Row>& jobcentres,
                  const FolderReader& folder, ProblemList& problems) {
  if (municipalities.empty() || jobcentres.empty()) return;
  std::set<std::string> known;
  std::set<std::string> served;
  for (const Row& municipality : municipalities) known.insert(municipality.code);
  for (const Row& jobcentre : jobcentres) {
    served.insert(jobcentre.group);
    if (known.contains(jobcentre.group)) continue;
    problems.add(
        {folder.path_of("jobcentres.csv"), jobcentre.line, 0,
         "municipality_code: read " + quoted(jobcentre.group) + ", expected a code of municipalities.csv",
         "Add the municipality there, or remove this row"});
  }
  for (const Row& municipality : municipalities) {
    if (served.contains(municipality.code)) continue;
    problems.add({folder.path_of("municipalities.csv"), municipality.line, 0,
                  "code: read " + quoted(municipality.code) + ", expected a municipality with a jobcentre",
                  "Add a row for it to jobcentres.csv, or remove this one"});
  }
}

void check_folder(const std::string& directory, ProblemList& problems) {
  std::error_code failed;
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{directory, failed}) {
    if (entry.path().extension() == ".csv") names.push_back(entry.path().filename().string());
  }
  const std::string expected = "funds.csv, municipalities.csv, jobcentres.csv or kinds.csv";
  if (failed) {
    problems.add({directory, 0, 0, "cannot be read, expected a folder with " + expected,
                  "Check the path and its permissions"});
    return;
  }
  std::sort(names.begin(), names.end());
  for (const std::string& name : names) {
    if (std::find(kFileNames.begin(), kFileNames.end(), name) != kFileNames.end()) continue;
    const std::string near = nearest_name(name, kFileNames);
    problems.add({(fs::path{directory} / name).string(), 0, 0,
                  "read an unknown file, expected only " + expected,
                  near.empty() ? "Move it elsewhere" : "Did you mean " + near + "?"});
  }
  if (names.empty()) {
    problems.add(
        {directory, 0, 0, "read no table of codes, expected " + expected, "Add at least one of them"});
  }
}

}  // namespace

CodeTables read_codes(const std::string& directory) {
  ProblemList problems;
  check_folder(directory, problems);
  problems.throw_if_any();
  FolderReader folder(directory, problems);
  CodeTables tables;
  tables.codes.funds = codes_of(folder.rows("funds.csv", "", false));
  const std::vector<Row> municipalities = folder.rows("municipalities.csv", "", false);
  tables.codes.municipalities = codes_of(municipalities);
  const std::vector<Row> jobcentres = folder.rows("jobcentres.csv", "municipality_code", false);
  for (const Row& row : jobcentres) tables.codes.jobcentres.push_back({row.code, row.group, row.weight});
  take_kinds(folder.rows("kinds.csv", "area", true), folder.path_of("kinds.csv"), tables.codes, problems);
  check_places(municipalities, jobcentres, folder, problems);
  problems.throw_if_any();
  tables.files = std::move(folder.files);
  return tables;
}

}  // namespace slettefrist::input
