// What holds for every writer: whole files, honest errors, the same bytes each time, and digests.
#include <gmock/gmock.h>

#include <functional>

#include "sim/report/pack.h"
#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using Writer = std::function<void(const std::string&, const RunReport&)>;

std::vector<std::pair<std::string, Writer>> all_writers() {
  return {{"summary.json", write_summary_json},
          {"findings.csv", write_findings_csv},
          {"junit.xml", write_junit_xml},
          {"summary.md", write_summary_md},
          {"report.html", write_report_html},
          {"manifest.json", [](const std::string& path, const RunReport& report) {
             write_manifest_json(path, report, {}, "");
           }}};
}

class Files : public ReportFolder {};

TEST_F(Files, appear_under_their_own_name_only_and_are_the_same_each_time) {
  for (const auto& [name, write] : all_writers()) {
    write(path(name), faulty_report());
    const std::string once = content_of(path(name));
    write(path(name), faulty_report());
    EXPECT_EQ(content_of(path(name)), once) << name;
    EXPECT_TRUE(once.ends_with("\n")) << name;
    EXPECT_FALSE(std::filesystem::exists(path(name + ".part"))) << name;
  }
}

TEST_F(Files, a_missing_folder_is_made) {
  write_summary_json(path("deep/down/summary.json"), sample_report());
  EXPECT_TRUE(std::filesystem::exists(path("deep/down/summary.json")));
}

// A file stands where the folder should be: nobody can write there, root included.
TEST_F(Files, a_folder_that_cannot_be_written_is_named_with_the_reason) {
  std::ofstream{path("blocked")} << "a file";
  for (const auto& [name, write] : all_writers()) {
    try {
      write(path("blocked/" + name), sample_report());
      ADD_FAILURE() << name << " was written below a file";
    } catch (const std::runtime_error& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr(path("blocked/" + name))) << name;
      EXPECT_THAT(error.what(), testing::HasSubstr("Not a directory")) << name;
    }
  }
  EXPECT_THROW(DeletionsWriter{path("blocked/deletions.csv")}, std::runtime_error);
  PackPlan plan;
  plan.directory = path("blocked/pack");
  plan.content = [](const Document&) { return std::optional<std::string>{}; };
  EXPECT_THROW(PackWriter{plan}, std::runtime_error);
}

TEST_F(Files, a_place_that_is_taken_by_a_folder_leaves_no_half_file) {
  std::filesystem::create_directories(path("summary.json/inside"));
  EXPECT_THROW(write_summary_json(path("summary.json"), sample_report()), std::runtime_error);
  EXPECT_FALSE(std::filesystem::exists(path("summary.json.part")));
}

TEST(Sha256, agrees_with_the_published_vectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

class Sha256Files : public ReportFolder {};

TEST_F(Sha256Files, a_file_has_the_digest_of_its_bytes) {
  const std::string bytes(1'000'000, 'a');
  std::ofstream{path("bytes"), std::ios::binary} << bytes;
  EXPECT_EQ(sha256_hex_of_file(path("bytes")), sha256_hex(bytes));
  std::ofstream{path("none"), std::ios::binary};
  EXPECT_EQ(sha256_hex_of_file(path("none")), sha256_hex(""));
}

TEST_F(Sha256Files, a_file_that_is_not_there_is_named) {
  try {
    sha256_hex_of_file(path("absent"));
    ADD_FAILURE() << "an absent file has a digest";
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string{error.what()}, "cannot read " + path("absent") + ": No such file or directory");
  }
}

}  // namespace
}  // namespace slettefrist::report
