// Rows of ours to rows of theirs and back, and what is said of cells that cannot be understood.
#include "sim/tables/table_form.h"

#include <gmock/gmock.h>

namespace slettefrist::tables {
namespace {

using testing::ElementsAre;

const Cells kNotification{"103", "12", "101", "067", "absence", "2018-01-02", "2018-07-03T10:00:00Z", ""};

Mapping full_mapping() {
  Mapping mapping;
  mapping.seed = 7;
  mapping.instants = Instants::local;
  mapping.days = "DD-MM-YYYY";
  mapping.local_separator = ' ';
  TableMapping table;
  table.table = "notification";
  table.name = "Underretning";
  table.columns = {{"notification_id", "Id"}, {"notified_at", "Underrettet"}};
  table.codes = {{"event_kind", {{"absence", "U"}, {"illness", "S"}}}};
  table.constants = {{"Kilde", "DFDG"}};
  table.left_out = {"comment"};
  mapping.tables = {table};
  return mapping;
}

TableForm form_of(const Mapping& mapping, Instants usual = Instants::utc) {
  return {mapping, "notification", columns_of<Notification>(), usual};
}

std::vector<std::string_view> views(const Cells& cells) { return {cells.begin(), cells.end()}; }

TEST(TableForm, without_a_mapping_is_the_contracts) {
  const TableForm form = form_of({});
  EXPECT_EQ(form.name(), "notification");
  Cells room;
  const auto theirs = form.to_theirs(kNotification, room);
  EXPECT_FALSE(theirs.doubled);
  EXPECT_EQ(&theirs.cells, &kNotification) << "millions of rows need not be copied";
}

TEST(TableForm, in_a_database_has_instants_as_seconds) {
  const TableForm form = form_of({}, Instants::epoch_seconds);
  Cells theirs;
  form.to_theirs(kNotification, theirs);
  EXPECT_EQ(theirs[6], "1530612000");
  EXPECT_TRUE(form.fields()[6].is_number);
  Cells back;
  EXPECT_TRUE(form.to_ours(views(theirs), back).empty());
  EXPECT_EQ(back, kNotification);
}

TEST(TableForm, renames_recodes_leaves_out_and_adds_constants) {
  const TableForm form = form_of(full_mapping());
  std::vector<std::string> names;
  for (const auto& field : form.fields()) names.push_back(field.name);
  EXPECT_THAT(names, ElementsAre("Id", "citizen_id", "jobcentre_code", "fund_code", "event_kind", "event_on",
                                 "Underrettet", "Kilde"));
  Cells theirs;
  form.to_theirs(kNotification, theirs);
  EXPECT_THAT(theirs,
              ElementsAre("103", "12", "101", "067", "U", "02-01-2018", "03-07-2018 12:00:00", "DFDG"));
  Cells back;
  EXPECT_TRUE(form.to_ours(views(theirs), back).empty());
  EXPECT_EQ(back, kNotification);
}

TEST(TableForm, writes_ids_as_uuids_that_parents_and_children_share) {
  Mapping mapping;
  mapping.ids = Ids::uuid;
  const TableForm parent = form_of(mapping);
  const TableForm child{mapping, "answer", columns_of<Answer>(), Instants::utc};
  Cells parents;
  Cells childrens;
  parent.to_theirs(kNotification, parents);
  child.to_theirs({"201", "12", "103", "067", "none", "2018-01-09", "2018-07-10T08:30:00Z", ""}, childrens);
  EXPECT_EQ(parents[0], childrens[2]);
  EXPECT_EQ(parents[1], childrens[1]);
  EXPECT_NE(parents[0], childrens[0]);
  EXPECT_FALSE(parent.fields()[0].is_number);
}

TEST(TableForm, tells_which_cell_holds_a_time_that_occurs_twice) {
  Cells cells = kNotification;
  cells[6] = "2024-10-27T01:30:00Z";
  Cells theirs;
  EXPECT_EQ(form_of(full_mapping()).to_theirs(cells, theirs).doubled, 6U);
}

TEST(TableForm, refuses_a_code_of_ours_that_the_mapping_does_not_know) {
  Cells cells = kNotification;
  cells[4] = "travel";
  Cells theirs;
  EXPECT_THROW(form_of(full_mapping()).to_theirs(cells, theirs), InputError);
}

// One cell of theirs replaced: the fault that is told of it.
struct Wrong {
  std::size_t field;
  const char* cell;
  const char* expected;
};

class TableFormFault : public testing::TestWithParam<Wrong> {};

TEST_P(TableFormFault, says_what_was_expected) {
  const TableForm form = form_of(full_mapping());
  Cells theirs;
  form.to_theirs(kNotification, theirs);
  theirs[GetParam().field] = GetParam().cell;
  Cells ours;
  const auto faults = form.to_ours(views(theirs), ours);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].field, GetParam().field);
  EXPECT_THAT(faults[0].expected, testing::HasSubstr(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Cells, TableFormFault,
    testing::Values(Wrong{4, "X", "one of the mapping's codes: U, S"}, Wrong{5, "2018-01-02", "DD-MM-YYYY"},
                    Wrong{5, "30-02-2018", "an existing day"}, Wrong{6, "03-07-2018T12:00:00", "HH:MM:SS"},
                    Wrong{6, "03-07-2018 25:00:00", "a Danish clock time"},
                    Wrong{6, "31-03-2024 02:30:00", "that exists"},
                    Wrong{6, "27-10-2024 02:30:00", "that occurs once"}, Wrong{7, "DFDF", "\"DFDG\""}));

TEST(TableForm, settles_the_doubled_hour_only_where_the_mapping_says_how) {
  Mapping mapping = full_mapping();
  for (const auto& [settled, instant] : {std::pair{DoubledHour::first, "2024-10-27T00:30:00Z"},
                                         std::pair{DoubledHour::second, "2024-10-27T01:30:00Z"}}) {
    mapping.doubled_hour = settled;
    Cells theirs{"103", "12", "101", "067", "U", "02-01-2018", "27-10-2024 02:30:00", "DFDG"};
    Cells ours;
    EXPECT_TRUE(form_of(mapping).to_ours(views(theirs), ours).empty());
    EXPECT_EQ(ours[6], instant);
  }
}

TEST(TableForm, refuses_epochs_with_fractions_words_or_the_wrong_unit) {
  Mapping mapping;
  mapping.instants = Instants::epoch_milliseconds;
  const TableForm form = form_of(mapping);
  for (const char* bad : {"1530612000500", "noon", "1530612000000000"}) {
    Cells theirs = kNotification;
    theirs[6] = bad;
    Cells ours;
    EXPECT_EQ(form.to_ours(views(theirs), ours).size(), 1U) << bad;
  }
}

TEST(TableForm, refuses_ids_that_are_no_uuids) {
  Mapping mapping;
  mapping.ids = Ids::uuid;
  Cells ours;
  EXPECT_EQ(form_of(mapping).to_ours(views(kNotification), ours).size(), 2U);
}

}  // namespace
}  // namespace slettefrist::tables
