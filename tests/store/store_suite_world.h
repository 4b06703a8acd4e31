// The world's side of the suite: what apply() takes in comes back whole, and what it refuses leaves no trace.
//
// Digests are compared with those of the records themselves. Include it once a test program.
#pragma once

#include "sim/model/row_digest.h"
#include "tests/store/store_suite.h"

namespace slettefrist {

template <class Record>
void expect_digests(Store& store, const std::vector<Record>& records) {
  ASSERT_FALSE(records.empty());
  std::vector<std::pair<RecordId, std::uint64_t>> expected;
  for (const Record& record : records) {
    std::optional<std::string> content;
    if constexpr (std::is_same_v<Record, Document>) content = sample_content(record);
    const std::uint64_t digest = digest_of(record, content ? &*content : nullptr);
    expected.emplace_back(id_of(record), digest);
    EXPECT_EQ(store.digest(Record::kArea, id_of(record)), digest) << name_of(Record::kArea);
  }
  std::vector<std::pair<RecordId, std::uint64_t>> seen;
  store.inventory(Record::kArea,
                  [&seen](RecordId id, std::uint64_t digest) { seen.emplace_back(id, digest); });
  EXPECT_EQ(seen, expected) << name_of(Record::kArea);
}

TEST_P(StoreSuite, gives_every_table_back_with_the_digests_of_its_records) {
  const auto store = filled_store();
  expect_digests(*store, sample_.citizens);
  expect_digests(*store, sample_.notifications);
  expect_digests(*store, sample_.answers);
  expect_digests(*store, sample_.documents);
  expect_digests(*store, sample_.sanctions);
  expect_digests(*store, sample_.contact_courses);
  expect_digests(*store, sample_.plan_drafts);
  expect_digests(*store, sample_.benefit_reports);
  expect_digests(*store, sample_.messages);
  expect_digests(*store, sample_.holds);
}

TEST_P(StoreSuite, shows_any_changed_column_in_the_digest) {
  const auto store = filled_store();
  const auto expect_change = [&](Area area, RecordId id, const std::string& assignment) {
    const auto before = store->digest(area, id);
    ASSERT_TRUE(before) << assignment;
    const std::string table{name_of(area)};
    const std::string key{id_column_of(area)};
    ASSERT_EQ(store->execute("UPDATE " + table + " SET " + assignment + " WHERE " + key + " = ?1", {id}), 1);
    EXPECT_NE(store->digest(area, id), before) << assignment;
  };
  expect_change(Area::notification, 12, "comment = 'Mødte'");
  expect_change(Area::notification, 12, "comment = NULL");
  expect_change(Area::notification, 12, "notified_at = notified_at + 1");
  expect_change(Area::document, 32, "content = NULL");
  expect_change(Area::document, 32, "byte_size = 124");
  expect_change(Area::sanction, 41, "served_on = '2024-03-01'");
  expect_change(Area::citizen, 7, "municipality_code = '751'");
}

TEST_P(StoreSuite, changes_a_citizens_whole_row_and_no_other) {
  const auto store = filled_store();
  Citizen other = sample_.citizens.front();
  other.citizen_id += 1;
  Batch second;
  second.citizens = {&other};
  store->apply(second);
  const std::int64_t rows = store->row_count(Area::citizen);
  Citizen changed = sample_.citizens.front();
  changed.cpr = "0304415003";
  changed.municipality_code = "751";
  changed.fund_code = "201";
  Batch batch;
  batch.changed_citizens = {&changed};
  store->apply(batch);
  EXPECT_EQ(store->digest(Area::citizen, changed.citizen_id), digest_of(changed));
  EXPECT_EQ(store->row_count(Area::citizen), rows);
  EXPECT_EQ(store->digest(Area::citizen, other.citizen_id), digest_of(other));
}

TEST_P(StoreSuite, changes_citizens_to_what_a_batch_shows_last) {
  const auto store = filled_store();
  std::vector<Citizen> citizens;
  for (RecordId id = 20; id < 40; ++id) {
    citizens.push_back(sample_.citizens.front());
    citizens.back().citizen_id = id;
  }
  Batch entry;
  for (const Citizen& citizen : citizens) entry.citizens.push_back(&citizen);
  store->apply(entry);
  std::vector<Citizen> versions;
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = citizens.size(); i-- > 1;) {  // all but the first; ids fall
      if ((i + static_cast<std::size_t>(round)) % 3 == 0) continue;
      citizens[i].municipality_code = std::to_string(100 * round + static_cast<int>(i));
      versions.push_back(citizens[i]);
    }
  }
  Batch batch;
  for (const Citizen& version : versions) batch.changed_citizens.push_back(&version);
  store->apply(batch);
  for (const Citizen& citizen : citizens)
    EXPECT_EQ(store->digest(Area::citizen, citizen.citizen_id), digest_of(citizen)) << citizen.citizen_id;
}

TEST_P(StoreSuite, has_no_digest_and_no_columns_for_a_row_that_is_not_there) {
  const auto store = filled_store();
  EXPECT_EQ(store->digest(Area::answer, 999), std::nullopt);
  EXPECT_TRUE(store->row(Area::answer, 999).empty());
}

TEST_P(StoreSuite, reads_a_row_in_table_order_with_its_bytes_last) {
  const auto store = filled_store();
  const std::vector<Value> row = store->row(Area::document, 32);
  ASSERT_EQ(row.size(), 10U);
  EXPECT_EQ(row[0], Value{std::int64_t{32}});
  EXPECT_EQ(row[2], Value{std::monostate{}});
  EXPECT_EQ(row[3], Value{std::int64_t{21}});
  EXPECT_EQ(row[4], Value{std::string{"ærø.pdf"}});
  EXPECT_EQ(row[7], Value{std::string{"2024-03-09"}});
  EXPECT_EQ(row[9], Value{*sample_content(sample_.documents[1])});
}

TEST_P(StoreSuite, counts_and_finds_what_is_there) {
  const auto store = filled_store();
  EXPECT_EQ(store->row_count(Area::answer), 2);
  EXPECT_EQ(store->present(Area::answer, {20, 21, 22, 23}), (std::vector<RecordId>{21, 22}));
  EXPECT_EQ(store->present(Area::answer, {}), std::vector<RecordId>{});
  store->execute("DELETE FROM answer WHERE answer_id = 22", {});
  EXPECT_EQ(store->row_count(Area::answer), 1);
  EXPECT_EQ(store->present(Area::answer, {21, 22}), std::vector<RecordId>{21});
}

TEST_P(StoreSuite, counts_right_through_writes_deletes_and_rollbacks) {
  const auto store = filled_store();
  EXPECT_EQ(store->row_count(Area::notification), 2);
  SampleRecords more;
  more.notifications = {sample_notification(13), sample_notification(14)};
  store->apply(more.batch());
  EXPECT_EQ(store->row_count(Area::notification), 4);
  store->execute("BEGIN", {});
  store->execute("DELETE FROM notification WHERE notification_id >= 13", {});
  EXPECT_EQ(store->row_count(Area::notification), 2);
  store->execute("ROLLBACK", {});
  EXPECT_EQ(store->row_count(Area::notification), 4);
  EXPECT_THROW(store->apply(more.batch()), StoreFailure);  // the ids are taken
  EXPECT_EQ(store->row_count(Area::notification), 4);
}

TEST_P(StoreSuite, leaves_a_served_date_empty_until_it_is_known) {
  auto store = empty_store();
  SampleRecords records;
  records.sanctions = {sample_sanction(41)};
  records.sanctions[0].served_on = kMonday + 4;
  records.sanctions[0].served_registered_at = Instant{kMorning.seconds + 1};
  store->apply(records.batch());
  EXPECT_EQ(rows(*store, "SELECT served_on, served_registered_at FROM sanction"),
            std::vector<std::string>{"NULL|NULL"});

  SampleRecords later;
  later.served_dates = {{41, kMonday + 4, Instant{kMorning.seconds + 1}}};
  store->apply(later.batch());
  EXPECT_EQ(store->digest(Area::sanction, 41), digest_of(records.sanctions[0]));
}

TEST_P(StoreSuite, keeps_a_served_date_known_at_registration) {
  auto store = empty_store();
  SampleRecords records;
  records.sanctions = {sample_sanction(41)};
  records.sanctions[0].served_on = kMonday;
  store->apply(records.batch());  // served_registered_at is empty: known from the start
  EXPECT_EQ(store->digest(Area::sanction, 41), digest_of(records.sanctions[0]));
}

TEST_P(StoreSuite, refuses_a_child_without_its_parent_and_writes_nothing_of_the_batch) {
  auto store = empty_store();
  SampleRecords records;
  records.notifications = {sample_notification(11)};
  records.answers = {sample_answer(21, 99)};
  try {
    store->apply(records.batch());
    FAIL() << "an orphan was taken in";
  } catch (const StoreFailure& failure) {
    EXPECT_NE(std::string{failure.what()}.find("answer 21"), std::string::npos) << failure.what();
  }
  EXPECT_EQ(store->row_count(Area::notification), 0);
  records.answers[0].notification_id = 11;
  store->apply(records.batch());
  EXPECT_EQ(store->row_count(Area::answer), 1);
}

TEST_P(StoreSuite, refuses_a_document_with_two_parents_or_none) {
  auto store = filled_store();
  for (const Document& wrong :
       {sample_document(33, 11, 21), sample_document(34, std::nullopt, std::nullopt)}) {
    Batch batch;
    batch.documents = {&wrong};
    EXPECT_THROW(store->apply(batch), StoreFailure) << wrong.document_id;
  }
}

TEST_P(StoreSuite, lets_an_engine_make_orphans_unless_foreign_keys_are_asked_for) {
  const auto lax = filled_store(false);
  EXPECT_EQ(lax->execute("DELETE FROM notification WHERE notification_id = 12", {}), 1);
  const auto strict = filled_store(true);
  EXPECT_THROW(strict->execute("DELETE FROM notification WHERE notification_id = 12", {}), StoreFailure);
}

}  // namespace slettefrist
