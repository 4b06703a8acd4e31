// The world's own account of the store: what it adds up to must follow every row that comes, changes and
// goes.
//
// A sum that drifts would only make inventories slow (each would fall back to single rows), never wrong; so
// nothing else notices, and this does.
#include "sim/world/living.h"

#include <gtest/gtest.h>

#include "sim/model/row_digest.h"
#include "tests/world/written_rows.h"

namespace slettefrist::world {
namespace {

Document document(RecordId id, RecordId of) {
  return {id, 1, of, std::nullopt, "fil.txt", "text/plain", 3, day("2024-01-01"), at("2024-01-04T10:00:00Z"),
          ""};
}

Sanction sanction(RecordId id) {
  return {id,
          1,
          std::nullopt,
          "067",
          "quarantine",
          day("2024-01-03"),
          at("2024-01-03T10:00:00Z"),
          day("2024-05-01"),
          day("2024-04-01"),
          at("2024-04-02T10:00:00Z")};
}

const std::string kBytes = "abc";
const ContentSource kContent = [](const Document&) { return std::optional<std::string>{kBytes}; };

// Rows must stay where they are until they are settled.
template <class... Records>
void enter(Living& living, const Records&... records) {
  (living.enter(records), ...);
  living.settle();
}

TEST(Living, the_digest_sums_are_those_of_the_rows_there_and_nothing_when_all_is_gone) {
  Living living{kContent};
  EXPECT_EQ(living.digest_sum(Area::notification), 0U) << "what has not entered does not count";
  enter(living, notification(10), answer(20, 10), answer(21, 10), document(30, 10));
  EXPECT_EQ(living.digest_sum(Area::notification), digest_of(notification(10)));
  EXPECT_EQ(living.digest_sum(Area::answer), digest_of(answer(20, 10)) + digest_of(answer(21, 10)));
  EXPECT_EQ(living.digest_sum(Area::document), digest_of(document(30, 10), &kBytes));

  living.remove({Area::answer, 20});
  EXPECT_EQ(living.digest_sum(Area::answer), digest_of(answer(21, 10)));
  living.remove({Area::answer, 21});
  living.remove({Area::document, 30});
  living.remove({Area::notification, 10});
  for (const Area area : {Area::notification, Area::answer, Area::document}) {
    EXPECT_EQ(living.digest_sum(area), 0U) << name_of(area);
    EXPECT_EQ(living.count(area), 0) << name_of(area);
  }
}

TEST(Living, who_enters_is_known_at_once_and_its_row_when_it_is_settled) {
  Living living{kContent};
  const Notification entering = notification(10);
  const Sanction first = sanction(40);
  Sanction changed = first;
  changed.sanction_kind = "warning";
  living.enter(entering);
  living.enter(first);
  EXPECT_TRUE(living.is_present({Area::notification, 10}));
  EXPECT_FALSE(living.is_present({Area::notification, 11}));
  EXPECT_FALSE(living.is_present({Area::answer, 10}));
  EXPECT_TRUE(living.change(changed)) << "it entered just now";
  living.settle();
  EXPECT_TRUE(living.is_present({Area::notification, 10}));
  EXPECT_EQ(living.expected_digest({Area::sanction, 40}), digest_of(changed)) << "the last counts";
  living.remove({Area::notification, 10});
  EXPECT_FALSE(living.is_present({Area::notification, 10}));
  living.settle();
  EXPECT_FALSE(living.is_present({Area::notification, 10})) << "nothing is settled twice";
}

TEST(Living, a_row_that_changes_counts_as_it_stands_now) {
  Living living{kContent};
  Sanction unserved = sanction(40);
  unserved.served_on.reset();
  unserved.served_registered_at.reset();
  enter(living, unserved);
  EXPECT_EQ(living.digest_sum(Area::sanction), digest_of(unserved));
  const Sanction served = sanction(40);
  EXPECT_TRUE(living.change(served));
  living.settle();
  EXPECT_EQ(living.digest_sum(Area::sanction), digest_of(sanction(40)));
  EXPECT_EQ(living.count(Area::sanction), 1);

  Citizen citizen;
  citizen.citizen_id = 1;
  citizen.given_name = "Å";
  citizen.born_on = day("1980-02-29");
  enter(living, citizen);
  citizen.given_name = "Ø";
  EXPECT_TRUE(living.change(citizen));
  living.settle();
  EXPECT_EQ(living.digest_sum(Area::citizen), digest_of(citizen));
  living.remove({Area::citizen, 1});
  EXPECT_EQ(living.digest_sum(Area::citizen), 0U);
  EXPECT_FALSE(living.change(citizen)) << "nobody is left to change";
  EXPECT_EQ(living.count(Area::citizen), 0);
}

// A record as Store::row hands it out when nothing is wrong with it.
template <class Record>
std::vector<Value> row_of(const Record& record) {
  std::vector<Value> row;
  visit_columns(record, [&](std::string_view name, Need, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    if constexpr (std::is_same_v<Field, std::string>) {
      if (name == "content_sha256") return row.emplace_back(kBytes), void();
      field.empty() ? row.emplace_back() : row.emplace_back(field);
    } else if constexpr (std::is_same_v<Field, Day>) {
      row.emplace_back(to_text(field));
    } else if constexpr (std::is_same_v<Field, Instant>) {
      row.emplace_back(field.seconds);
    } else if constexpr (std::is_same_v<Field, std::optional<Day>>) {
      field ? row.emplace_back(to_text(*field)) : row.emplace_back();
    } else if constexpr (std::is_same_v<Field, std::optional<Instant>>) {
      field ? row.emplace_back(field->seconds) : row.emplace_back();
    } else if constexpr (std::is_integral_v<Field>) {
      row.emplace_back(std::int64_t{field});
    } else {
      field ? row.emplace_back(std::int64_t{*field}) : row.emplace_back();
    }
  });
  return row;
}

// What was packed must still hold every column: a lost one would be told as altered, or not be seen.
template <class Record>
void expect_every_column_known(const Record& record) {
  Living living{kContent};
  enter(living, record);
  const RecordKey key{Record::kArea, id_of(record)};
  const std::vector<Value> row = row_of(record);
  EXPECT_EQ(living.differing_column(key, row), "") << name_of(key.area);
  std::size_t column = 0;
  visit_columns(record, [&](std::string_view name, Need, const auto&) {
    std::vector<Value> altered = row;
    altered[column++] = Value{std::string{"something else"}};
    EXPECT_EQ(living.differing_column(key, altered), name == "content_sha256" ? "content" : name);
  });
}

TEST(Living, knows_every_column_of_every_record) {
  expect_every_column_known(
      Citizen{1, "1203395017", "Å", "Sørensen", day("1939-03-12"), "751", "067", "full_time"});
  expect_every_column_known(notification(10));
  expect_every_column_known(answer(20, 10));
  expect_every_column_known(document(30, 10));
  expect_every_column_known(sanction(40));
  expect_every_column_known(ContactCourse{50, 1, "067", 3, kEarliestDay, std::nullopt, 0, Instant{-1}});
  expect_every_column_known(ContactCourse{51, 1, "067", 3, day("2024-01-01"), kLatestDay, std::nullopt, {}});
  expect_every_column_known(PlanDraft{60, 1, "067", at("2024-01-04T10:00:00Z"), std::string(5'000, 'x')});
  expect_every_column_known(BenefitReport{70, 1, "067", "part_time", "2024-01", day("2024-01-31"), 13'815,
                                          at("2024-02-01T10:00:00Z")});
  expect_every_column_known(Message{80, 1, "plan_draft", 60, 2, at("2024-01-04T10:00:00Z")});
}

}  // namespace
}  // namespace slettefrist::world
