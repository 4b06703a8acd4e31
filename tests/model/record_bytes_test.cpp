// Records come back from their bytes as they went in, column by column, whatever stands in a column.
#include "sim/model/record_bytes.h"

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <variant>
#include <vector>

#include "sim/model/hold.h"

namespace slettefrist {
namespace {

enum class Fill { least, most, empty };

// The extremes of every kind of column there is.
struct Filler {
  Fill fill;
  void operator()(std::int64_t& field) const { field = pick<std::int64_t>(); }
  void operator()(std::int32_t& field) const { field = pick<std::int32_t>(); }
  void operator()(Day& field) const { field.number = pick<std::int32_t>(); }
  void operator()(Instant& field) const { field.seconds = pick<std::int64_t>(); }
  void operator()(Area& field) const { field = fill == Fill::least ? Area::citizen : Area::hold; }
  void operator()(std::string& field) const {
    field = fill == Fill::empty   ? std::string{}
            : fill == Fill::least ? std::string("\0å\n", 4)
                                  : std::string(70'000, 'x');
  }
  template <class Value>
  void operator()(std::optional<Value>& field) const {
    field.reset();
    if (fill != Fill::empty) (*this)(field.emplace());
  }

 private:
  template <class Number>
  Number pick() const {
    if (fill == Fill::empty) return 0;
    return fill == Fill::least ? std::numeric_limits<Number>::min() : std::numeric_limits<Number>::max();
  }
};

template <class Record>
Record filled(Fill fill) {
  Record record;
  visit_columns(record, [&](std::string_view, Need, auto& field) { Filler{fill}(field); });
  return record;
}

using Column = std::variant<std::int64_t, std::int32_t, Day, Instant, Area, std::string, std::optional<Day>,
                            std::optional<Instant>, std::optional<std::int64_t>, std::optional<std::int32_t>>;

template <class Record>
std::vector<Column> every_column(const Record& record) {
  std::vector<Column> columns;
  visit_columns(record, [&](std::string_view, Need, const auto& field) { columns.emplace_back(field); });
  return columns;
}

template <class Record>
void expect_equal(const Record& expected, const Record& read) {
  EXPECT_TRUE(every_column(expected) == every_column(read)) << name_of(Record::kArea);
}

template <class Record>
class RecordBytes : public testing::Test {};
using Records = testing::Types<Citizen, Notification, Answer, Document, Sanction, ContactCourse, PlanDraft,
                               BenefitReport, Message, Hold>;
TYPED_TEST_SUITE(RecordBytes, Records);

TYPED_TEST(RecordBytes, give_back_every_column_even_extreme_ones) {
  std::string scratch = "what was packed before";
  for (const Fill fill : {Fill::least, Fill::most, Fill::empty}) {
    const auto record = filled<TypeParam>(fill);
    expect_equal(record, unpacked<TypeParam>(packed(record, scratch)));
  }
}

TYPED_TEST(RecordBytes, leave_nothing_of_what_stood_there_before) {
  std::string scratch;
  const PackedBytes nothing = packed(filled<TypeParam>(Fill::empty), scratch);
  auto record = filled<TypeParam>(Fill::most);
  ByteReader{nothing.bytes()}.take_record(record);
  expect_equal(filled<TypeParam>(Fill::empty), record);
}

TEST(RecordBytesInARow, are_read_in_the_order_in_which_they_were_written) {
  std::string bytes;
  ByteWriter writer{bytes};
  writer.put_record(filled<Sanction>(Fill::least));
  writer.put_record(filled<Document>(Fill::most));
  ByteReader reader{bytes};
  Sanction sanction;
  Document document;
  reader.take_record(sanction);
  reader.take_record(document);
  EXPECT_TRUE(reader.at_end());
  expect_equal(filled<Sanction>(Fill::least), sanction);
  expect_equal(filled<Document>(Fill::most), document);
}

TEST(PackedBytes, tell_nothing_from_no_bytes) {
  EXPECT_TRUE(PackedBytes{}.is_empty());
  PackedBytes none{std::string_view{}};
  EXPECT_FALSE(none.is_empty());
  EXPECT_EQ(none.bytes(), "");
  const PackedBytes moved = std::move(none);
  EXPECT_TRUE(none.is_empty()) << "what was moved is not kept twice";  // NOLINT(bugprone-use-after-move)
  EXPECT_EQ(moved.bytes(), "");
}

}  // namespace
}  // namespace slettefrist
