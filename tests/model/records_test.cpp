// Names of tables and columns, the trace token, row digests, and the wording of input errors.
#include "sim/model/records.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/model/finding.h"
#include "sim/model/input_error.h"
#include "sim/model/row_digest.h"

namespace slettefrist {
namespace {

TEST(Area, names_lead_back_to_the_area) {
  for (const Area area : kAreas) EXPECT_EQ(area_named(name_of(area)), area);
  EXPECT_FALSE(area_named("notifications"));
  EXPECT_FALSE(area_named(""));
}

TEST(FindingKind, names_are_the_twelve_of_the_contract_and_lead_back) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kFindingKindCount; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    EXPECT_EQ(finding_kind_named(name_of(kind)), kind);
    names.insert(name_of(kind));
  }
  EXPECT_EQ(names.size(), 12U);
  EXPECT_FALSE(finding_kind_named("late"));
}

template <class Record>
std::string columns_of() {
  Record record;
  std::string columns;
  visit_columns(record,
                [&](std::string_view name, Need, const auto&) { columns += std::string{name} + ","; });
  return columns;
}

TEST(Records, columns_are_named_and_ordered_as_the_contract_says) {
  EXPECT_EQ(columns_of<Notification>(),
            "notification_id,citizen_id,jobcentre_code,fund_code,event_kind,event_on,notified_at,comment,");
  EXPECT_EQ(columns_of<Answer>(),
            "answer_id,citizen_id,notification_id,fund_code,decision_kind,decided_on,answered_at,comment,");
  EXPECT_EQ(columns_of<Document>(),
            "document_id,citizen_id,notification_id,answer_id,file_name,media_type,byte_size,file_dated_on,"
            "stored_at,"
            "content_sha256,");
  EXPECT_EQ(columns_of<Sanction>(),
            "sanction_id,citizen_id,notification_id,fund_code,sanction_kind,decided_on,registered_at,expires_"
            "on,served_on,"
            "served_registered_at,");
  EXPECT_EQ(
      columns_of<ContactCourse>(),
      "contact_course_id,citizen_id,fund_code,absence_code,starts_on,ends_on,end_reason,registered_at,");
}

TEST(Token, of_one_record_is_not_found_inside_that_of_another) {
  EXPECT_EQ(token(Area::document, 303), "SLTF-document-303-X");
  EXPECT_EQ(token(Area::document, 3030).find(token(Area::document, 303)), std::string::npos);
}

TEST(RowDigest, changes_with_every_column_and_tells_null_from_zero) {
  Sanction sanction;
  const std::uint64_t plain = digest_of(sanction);
  std::set<std::uint64_t> digests{plain};
  sanction.citizen_id = 1;
  digests.insert(digest_of(sanction));
  sanction.notification_id = 0;
  digests.insert(digest_of(sanction));
  sanction.expires_on = Day{0};
  digests.insert(digest_of(sanction));
  sanction.sanction_kind = "karantæne";
  digests.insert(digest_of(sanction));
  EXPECT_EQ(digests.size(), 5U);
  Document document;
  const std::string bytes = "abc";
  EXPECT_NE(digest_of(document), digest_of(document, &bytes));
}

TEST(InputError, tells_where_what_and_how_to_mend) {
  EXPECT_EQ(to_text(Problem{"a.toml", 3, 7, "read \"x\", expected a day", "Write it like 2024-03-18"}),
            "a.toml:3:7: read \"x\", expected a day. Write it like 2024-03-18");
  EXPECT_EQ(to_text(Problem{"", 0, 0, "--to is missing", ""}), "--to is missing");
  EXPECT_STREQ(InputError({Problem{"a", 1, 0, "one", ""}, Problem{"b", 2, 0, "two", ""}}).what(),
               "a:1: one\nb:2: two");
}

TEST(NearestName, is_the_one_meant_or_nothing) {
  const std::vector<std::string> known{"citizens", "seed", "starts_on"};
  EXPECT_EQ(nearest_name("citzens", known), "citizens");
  EXPECT_EQ(nearest_name("sed", known), "seed");
  EXPECT_EQ(nearest_name("municipality", known), "");
}

}  // namespace
}  // namespace slettefrist
