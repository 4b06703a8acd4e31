// The CSV files of a run and the quoting under them.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

// A small reader of one CSV line, written apart from the writer.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields{""};
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[i++];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

TEST(CsvField, is_quoted_only_where_it_must_be) {
  const auto written = [](std::string_view field) {
    std::string line;
    append_csv_field(line, field);
    return line;
  };
  EXPECT_EQ(written(""), "");
  EXPECT_EQ(written("067"), "067");
  EXPECT_EQ(written(" a b "), " a b ");
  EXPECT_EQ(written("a;b'c"), "a;b'c");
  EXPECT_EQ(written("a,b"), "\"a,b\"");
  EXPECT_EQ(written("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(written("a\nb"), "\"a\nb\"");
  EXPECT_EQ(written("a\rb"), "\"a\rb\"");
}

RC_GTEST_PROP(CsvField, any_fields_come_back_as_they_were, ()) {
  const auto character = rc::gen::element('a', ',', '"', '\n', '\r', ' ', '\xC3', '\xA6', '0');
  const auto fields = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(character)));
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    append_csv_field(line, fields[i]);
  }
  RC_ASSERT(fields_of(line) == fields);
}

class CsvFiles : public ReportFolder {};

TEST_F(CsvFiles, deletions_stand_by_run_then_area_name_then_id) {
  DeletionsWriter writer{path("deletions.csv")};
  writer.add(Area::notification, 5, "notification-answered", day_of("2024-03-01"));
  writer.add(Area::document, 10, "document", day_of("2024-03-02"));
  writer.add(Area::document, 9, "a,b", std::nullopt);
  writer.add(Area::answer, 30, "notification-answered", day_of("2024-03-01"));
  writer.add(Area::citizen, 1, "", std::nullopt);
  writer.end_run({parse_instant("2024-03-18T02:00:00Z").value(), day_of("2024-03-18"), true});
  writer.end_run({parse_instant("2024-03-19T02:00:00Z").value(), day_of("2024-03-19"), true});
  writer.add(Area::answer, 2, "document", day_of("2024-03-20"));
  writer.end_run({parse_instant("2024-03-31T01:00:00Z").value(), day_of("2024-03-31"), true});
  writer.close();
  EXPECT_EQ(content_of(path("deletions.csv")),
            "run_at,as_of,area,record_id,rule,due_on\n"
            "2024-03-18T02:00:00Z,2024-03-18,answer,30,notification-answered,2024-03-01\n"
            "2024-03-18T02:00:00Z,2024-03-18,citizen,1,,\n"
            "2024-03-18T02:00:00Z,2024-03-18,document,9,\"a,b\",\n"
            "2024-03-18T02:00:00Z,2024-03-18,document,10,document,2024-03-02\n"
            "2024-03-18T02:00:00Z,2024-03-18,notification,5,notification-answered,2024-03-01\n"
            "2024-03-31T01:00:00Z,2024-03-31,answer,2,document,2024-03-20\n");
}

TEST_F(CsvFiles, more_deletions_than_the_buffer_holds_all_arrive) {
  constexpr RecordId kRows = 20'000;
  DeletionsWriter writer{path("deletions.csv")};
  for (RecordId id = kRows; id >= 1; --id) writer.add(Area::answer, id, "r", day_of("2024-03-01"));
  writer.end_run({Instant{0}, day_of("1970-01-01"), true});
  writer.close();
  std::string expected = "run_at,as_of,area,record_id,rule,due_on\n";
  for (RecordId id = 1; id <= kRows; ++id) {
    expected += "1970-01-01T00:00:00Z,1970-01-01,answer," + std::to_string(id) + ",r,2024-03-01\n";
  }
  EXPECT_EQ(content_of(path("deletions.csv")), expected);
}

TEST_F(CsvFiles, deletions_of_a_run_that_breaks_off_leave_no_file) {
  {
    DeletionsWriter writer{path("deletions.csv")};
    writer.add(Area::answer, 1, "r", std::nullopt);
    writer.end_run({Instant{0}, day_of("1970-01-01"), true});
    EXPECT_FALSE(std::filesystem::exists(path("deletions.csv")));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder()));
}

TEST_F(CsvFiles, expected_deletions_stand_by_area_name_then_id_with_gaps_empty) {
  const std::int32_t due = day_of("2024-12-04").number;
  std::vector<ExpectedDeletion> rows{
      {7, due, due + 1, 1, Area::sanction},
      {12, due, ExpectedDeletion::kNoDay, 0, Area::document},
      {3, ExpectedDeletion::kNoDay, ExpectedDeletion::kNoDay, -1, Area::document},
      {99, due, due, 0, Area::answer},
  };
  write_expected_deletions(path("expected_deletions.csv"), rows, {"document", "sanction"});
  EXPECT_EQ(content_of(path("expected_deletions.csv")),
            "area,record_id,due_on,deleted_on,rule\n"
            "answer,99,2024-12-04,2024-12-04,document\n"
            "document,3,,,\n"
            "document,12,2024-12-04,,document\n"
            "sanction,7,2024-12-04,2024-12-05,sanction\n");
}

TEST_F(CsvFiles, findings_print_zero_ids_and_missing_days_as_empty) {
  write_findings_csv(path("findings.csv"), faulty_report());
  EXPECT_EQ(content_of(path("findings.csv")),
            "kind,area,record_id,citizen_id,due_on,observed_on,days_off,rule,detail\n"
            "engine_failed,engine,,,,2024-05-01,,,\"SQL error: no such table \"\"x\"\", line 3\"\n"
            "too_early,document,303,9,2024-12-04,2024-12-03,-1,document,\"first lawful day 2024-12-04, went "
            "on 2024-12-03\"\n");
}

TEST_F(CsvFiles, findings_stand_by_kind_name_area_and_id_whatever_their_order) {
  RunReport report = sample_report();
  report.findings = {sample_finding(FindingKind::too_early, 20), sample_finding(FindingKind::too_early, 3),
                     sample_finding(FindingKind::orphan, 1)};
  report.findings[2].area = "answer";
  write_findings_csv(path("findings.csv"), report);
  const std::string text = content_of(path("findings.csv"));
  EXPECT_LT(text.find("orphan,answer,1,"), text.find("too_early,document,3,"));
  EXPECT_LT(text.find("too_early,document,3,"), text.find("too_early,document,20,"));
  EXPECT_NE(text.find("too_early,document,20,"), std::string::npos);
}

TEST_F(CsvFiles, details_are_one_line_of_utf_8_whatever_a_file_was_called) {
  RunReport report = faulty_report();
  report.findings.front().detail = {{DetailPhrase::message, "left in store.db.\xFF\nfindings.csv"}};
  write_findings_csv(path("findings.csv"), report);
  EXPECT_NE(content_of(path("findings.csv")).find("left in store.db.\xEF\xBF\xBD findings.csv\n"),
            std::string::npos);
}

TEST_F(CsvFiles, without_findings_only_the_header_stands) {
  write_findings_csv(path("findings.csv"), sample_report());
  EXPECT_EQ(content_of(path("findings.csv")),
            "kind,area,record_id,citizen_id,due_on,observed_on,days_off,rule,detail\n");
}

}  // namespace
}  // namespace slettefrist::report
