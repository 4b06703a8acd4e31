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

TEST(Living, the_digest_sums_are_those_of_the_rows_there_and_nothing_when_all_is_gone) {
  Living living{kContent};
  LiveFamily& family = living.adopt({notification(10), {answer(20, 10), answer(21, 10)}, {document(30, 10)}});
  EXPECT_EQ(living.digest_sum(Area::notification), 0U) << "what has not entered does not count";
  living.enter_notification(family);
  living.enter_answer(family, 0);
  living.enter_answer(family, 1);
  living.enter_document(family, 0);
  family.pending = 0;
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

TEST(Living, a_row_that_changes_counts_as_it_stands_now) {
  Living living{kContent};
  living.enter(sanction(40));
  Sanction unserved = sanction(40);
  unserved.served_on.reset();
  unserved.served_registered_at.reset();
  EXPECT_EQ(living.digest_sum(Area::sanction), digest_of(unserved));
  living.make_served_date_known(40);
  EXPECT_EQ(living.digest_sum(Area::sanction), digest_of(sanction(40)));

  Citizen citizen;
  citizen.citizen_id = 1;
  citizen.given_name = "Å";
  citizen.born_on = day("1980-02-29");
  living.enter(Citizen{citizen});
  citizen.given_name = "Ø";
  living.change(Citizen{citizen});
  EXPECT_EQ(living.digest_sum(Area::citizen), digest_of(citizen));
  living.remove({Area::citizen, 1});
  EXPECT_EQ(living.digest_sum(Area::citizen), 0U);
}

}  // namespace
}  // namespace slettefrist::world
