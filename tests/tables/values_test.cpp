// UUIDs, encodings, day patterns and Danish clock times: each way and back, and what is refused.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "sim/tables/civil_time.h"
#include "sim/tables/day_pattern.h"
#include "sim/tables/encoding.h"
#include "sim/tables/uuid.h"

namespace slettefrist::tables {
namespace {

Instant instant_of(const char* text) { return parse_instant(text).value(); }

RC_GTEST_PROP(Uuid, gives_its_id_back_whatever_the_seed_and_table, (std::uint64_t seed)) {
  const auto id = *rc::gen::inRange<RecordId>(1, RecordId{1} << 53);
  const Area area = kAreas.at(*rc::gen::inRange<std::size_t>(0, kAreas.size()));
  const std::string uuid = uuid_of(seed, area, id);
  RC_ASSERT(uuid.size() == 36U);
  RC_ASSERT(uuid[14] == '8');
  RC_ASSERT(std::string{"89ab"}.find(uuid[19]) != std::string::npos);
  RC_ASSERT(id_of_uuid(uuid) == id);
}

TEST(Uuid, differs_by_seed_table_and_id) {
  const std::set<std::string> uuids{uuid_of(1, Area::answer, 7), uuid_of(2, Area::answer, 7),
                                    uuid_of(1, Area::document, 7), uuid_of(1, Area::answer, 8),
                                    uuid_of(1, std::nullopt, 7)};
  EXPECT_EQ(uuids.size(), 5U);
}

TEST(Uuid, of_somebody_else_gets_the_same_number_every_time_above_all_generated_ids) {
  const char* const random = "5b2f0f86-8a4b-4f0e-9b1e-3d5c0a7e9f11";
  const RecordId id = id_of_uuid(random).value();
  EXPECT_GE(id, RecordId{1} << 52);
  EXPECT_LT(id, RecordId{1} << 53);
  EXPECT_EQ(id_of_uuid("5B2F0F86-8A4B-4F0E-9B1E-3D5C0A7E9F11"), id);
  EXPECT_NE(id_of_uuid("5b2f0f86-8a4b-4f0e-9b1e-3d5c0a7e9f12"), id);
}

TEST(Uuid, with_one_digit_changed_is_no_longer_taken_for_one_of_ours) {
  std::string uuid = uuid_of(9, Area::notification, 123456);
  uuid.back() = uuid.back() == '0' ? '1' : '0';
  EXPECT_GE(id_of_uuid(uuid).value(), RecordId{1} << 52);
}

TEST(Uuid, that_is_none_gives_nothing) {
  for (const char* text :
       {"", "7", "5b2f0f868a4b4f0e9b1e3d5c0a7e9f11", "5b2f0f86-8a4b-4f0e-9b1e-3d5c0a7e9f1g",
        "5b2f0f86+8a4b-4f0e-9b1e-3d5c0a7e9f11", "{5b2f0f86-8a4b-4f0e-9b1e-3d5c0a7e9f11}"}) {
    EXPECT_FALSE(id_of_uuid(text)) << text;
  }
}

TEST(Encoding, of_danish_letters_is_one_byte_each_and_comes_back) {
  for (const Encoding encoding : {Encoding::iso_8859_1, Encoding::windows_1252}) {
    EXPECT_EQ(encoded("æøåÆØÅé", encoding), "\xE6\xF8\xE5\xC6\xD8\xC5\xE9");
    EXPECT_EQ(decoded("\xE6\xF8\xE5\xC6\xD8\xC5\xE9", encoding), "æøåÆØÅé");
  }
}

TEST(Encoding, of_windows_has_the_euro_and_latin_1_has_not) {
  EXPECT_EQ(encoded("€ – Ž", Encoding::windows_1252), "\x80 \x96 \x8E");
  EXPECT_EQ(decoded("\x80 \x96 \x8E", Encoding::windows_1252), "€ – Ž");
  EXPECT_FALSE(encoded("€", Encoding::iso_8859_1));
  EXPECT_FALSE(encoded("Ł", Encoding::windows_1252));
  EXPECT_FALSE(decoded("\x81", Encoding::windows_1252)) << "this byte stands for nothing";
}

TEST(DayPattern, writes_and_reads_days_in_any_order) {
  const Day day = parse_day("2024-02-09").value();
  for (const auto& [pattern, text] :
       {std::pair{"DD-MM-YYYY", "09-02-2024"}, std::pair{"YYYYMMDD", "20240209"},
        std::pair{"MM/DD/YYYY", "02/09/2024"}, std::pair{"D.: DD.MM.YYYY", ""}}) {
    if (std::string{text}.empty()) {
      EXPECT_FALSE(is_day_pattern(pattern));
      continue;
    }
    EXPECT_TRUE(is_day_pattern(pattern));
    EXPECT_EQ(day_in(pattern, day), text);
    EXPECT_EQ(day_from(pattern, text), day);
  }
}

TEST(DayPattern, refuses_days_that_do_not_exist_or_are_written_otherwise) {
  EXPECT_FALSE(day_from("DD-MM-YYYY", "30-02-2024"));
  EXPECT_FALSE(day_from("DD-MM-YYYY", "9-2-2024"));
  EXPECT_FALSE(day_from("DD-MM-YYYY", "09.02.2024"));
  EXPECT_FALSE(day_from("DD-MM-YYYY", "2024-02-09"));
  for (const char* pattern : {"", "YYYY-MM", "YY-MM-DD", "DD-DD-YYYY", "YYYY-MM-DD9"}) {
    EXPECT_FALSE(is_day_pattern(pattern)) << pattern;
  }
}

TEST(CivilTime, has_no_meaning_in_the_skipped_hour_and_two_in_the_doubled_one) {
  const Day spring = parse_day("2024-03-31").value();
  EXPECT_FALSE(meanings_of({spring, 2 * 3600}).first);
  EXPECT_FALSE(meanings_of({spring, 3 * 3600 - 1}).first);
  EXPECT_EQ(meanings_of({spring, 3 * 3600}).first, instant_of("2024-03-31T01:00:00Z"));
  const Meanings twice = meanings_of({parse_day("2024-10-27").value(), 2 * 3600 + 1800});
  EXPECT_EQ(twice.first, instant_of("2024-10-27T00:30:00Z"));
  EXPECT_EQ(twice.second, instant_of("2024-10-27T01:30:00Z"));
  EXPECT_FALSE(meanings_of({parse_day("2024-10-27").value(), 3 * 3600}).second);
}

TEST(CivilTime, knows_the_clock_changes_beyond_the_written_zone_data) {
  EXPECT_FALSE(meanings_of({parse_day("2050-03-27").value(), 2 * 3600}).first);
  EXPECT_TRUE(meanings_of({parse_day("2050-10-30").value(), 2 * 3600}).second);
  EXPECT_EQ(clock_time_of(instant_of("2050-07-01T10:00:00Z")).second_of_day, 12 * 3600);
  EXPECT_EQ(clock_time_of(instant_of("2050-12-31T23:30:00Z")).day, parse_day("2051-01-01").value());
}

RC_GTEST_PROP(CivilTime, of_an_instant_means_that_instant, ()) {
  const Instant instant{*rc::gen::inRange<std::int64_t>(-1'000'000'000, 7'000'000'000)};
  const Meanings meanings = meanings_of(clock_time_of(instant));
  RC_ASSERT(meanings.first == instant || meanings.second == instant);
}

}  // namespace
}  // namespace slettefrist::tables
