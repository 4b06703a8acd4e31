// Bad values in a pack, column by column: what may not stand there, and the words a user reads about it.
//
// Each row holds one bad value, so that exactly one problem must come of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

struct BadValue {
  const char* table;
  const char* row;
  const char* what;
};

// One bad value each; the row stands on line 3, below a sound one.
const BadValue kBadValues[] = {
    {"citizen", "0,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"0\", expected a whole number from 1 to 9007199254740991. Correct the value"},
    {"citizen", "9007199254740992,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"9007199254740992\", expected a whole number from 1 to 9007199254740991"},
    {"citizen", "-3,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"-3\", expected a whole"},
    {"citizen", "+3,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"+3\", expected a whole"},
    {"citizen", " 3,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \" 3\", expected a whole number from 1 to 9007199254740991. Remove the blanks "
     "around "
     "the value"},
    {"citizen", "3.0,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"3.0\", expected a whole"},
    {"citizen", "99999999999999999999,1203395017,a,b,1971-03-12,751,067,full_time",
     "column citizen_id: read \"99999999999999999999\", expected a whole number"},
    {"citizen", "3,120339-5017,a,b,1971-03-12,751,067,full_time",
     "column cpr: read \"120339-5017\", expected 10 digits without a hyphen. Correct the value"},
    {"citizen", "3,120339501,a,b,1971-03-12,751,067,full_time",
     "column cpr: read \"120339501\", expected 10 digits"},
    {"citizen", "3,,a,b,1971-03-12,751,067,full_time",
     "column cpr: read nothing, expected 10 digits without a hyphen. Fill it in: this column may not be "
     "empty"},
    {"citizen", "3,1203395017,,b,1971-03-12,751,067,full_time",
     "column given_name: read nothing, expected a text"},
    {"citizen", "3,1203395017,a,b,1971-02-29,751,067,full_time",
     "column born_on: read \"1971-02-29\", expected an existing day YYYY-MM-DD from 1900-01-01 to "
     "2199-12-31. Write "
     "year, month and day with hyphens, or correct the day"},
    {"citizen", "3,1203395017,a,b,12-03-1971,751,067,full_time",
     "column born_on: read \"12-03-1971\", expected"},
    {"citizen", "3,1203395017,a,b,1899-12-31,751,067,full_time",
     "column born_on: read \"1899-12-31\", expected"},
    {"citizen", "3,1203395017,a,b,1971-03-12,751,067,Full_time",
     "column insurance: read \"Full_time\", expected full_time or part_time. Correct the value"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09T09:15:00,",
     "column notified_at: read \"2024-01-09T09:15:00\", expected an existing instant YYYY-MM-DDTHH:MM:SSZ "
     "from "
     "1900-01-01 to 2199-12-31. Write the instant in UTC, with T and a closing Z"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09T09:15:00+01:00,", "column notified_at: read"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09T23:59:60Z,", "column notified_at: read"},
    {"notification", "104,1,1,067,absence,2024-01-08,2024-01-09,", "column notified_at: read \"2024-01-09\""},
    {"notification", "104,1,1,,absence,2024-01-08,2024-01-09T09:15:00Z,", "column fund_code: read nothing"},
    {"answer", "204,1,x,067,q,2024-01-30,2024-02-01T13:00:00Z,",
     "column notification_id: read \"x\", expected"},
    {"answer", "204,1,,067,q,2024-01-30,2024-02-01T13:00:00Z,",
     "column notification_id: read nothing, expected"},
    {"document", "304,1,101,,a,b,-1,2023-12-20,2024-01-09T09:15:00Z,",
     "column byte_size: read \"-1\", expected a whole number from 0 to 9223372036854775807"},
    {"document", "304,1,101,,a,b,9223372036854775808,2023-12-20,2024-01-09T09:15:00Z,",
     "column byte_size: read \"9223372036854775808\", expected"},
    {"document", "304,1,101,,a,b,1,2023-12-20,2024-01-09T09:15:00Z,abc123",
     "column content_sha256: read \"abc123\", expected 64 hexadecimal digits, or nothing. Correct the value"},
    {"document",
     "304,1,101,,a,b,1,2023-12-20,2024-01-09T09:15:00Z,"
     "ga978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
     "column content_sha256: read \"ga978112ca1b"},
    {"document", "304,1,0,,a,b,1,2023-12-20,2024-01-09T09:15:00Z,",
     "column notification_id: read \"0\", expected a whole number from 1 to 9007199254740991, or nothing"},
    {"sanction", "403,1,,067,q,2024-01-30,2024-02-01T13:05:00Z,2024-13-01,,",
     "column expires_on: read \"2024-13-01\", expected an existing day"},
    {"sanction", "403,1,,067,q,2024-01-30,2024-02-01T13:05:00Z,,2024-03-10,2024-03-11",
     "column served_registered_at: read \"2024-03-11\", expected an existing instant"},
    {"contact_course", "503,1,067,seventy,2023-10-02,,,2023-10-02T08:00:00Z",
     "column absence_code: read \"seventy\", expected a whole number from 0 to 2147483647"},
    {"contact_course", "503,1,067,75,2023-10-02,,2147483648,2023-10-02T08:00:00Z",
     "column end_reason: read \"2147483648\", expected a whole number from 0 to 2147483647, or nothing"},
    {"benefit_report", "702,2,067,half_time,2024-02,2024-02-20,13500,2024-03-01T06:00:00Z",
     "column insurance: read \"half_time\", expected full_time or part_time"},
    {"benefit_report", "702,2,067,part_time,2024-13,2024-02-20,13500,2024-03-01T06:00:00Z",
     "column report_month: read \"2024-13\", expected a month YYYY-MM from 1900-01 to 2199-12"},
    {"benefit_report", "702,2,067,part_time,2024-2,2024-02-20,13500,2024-03-01T06:00:00Z",
     "column report_month: read \"2024-2\", expected a month"},
    {"benefit_report", "702,2,067,part_time,2024-02,2024-02-20,-5,2024-03-01T06:00:00Z",
     "column rate_per_month: read \"-5\", expected a whole number from 0"},
    {"message", "802,1,notification,101,4,2024-01-09T09:15:01Z",
     "column change_kind: read \"4\", expected a whole number from 1 to 3. Correct the value"},
    {"message", "802,1,notification,101,0,2024-01-09T09:15:01Z", "column change_kind: read \"0\", expected"},
    {"message", "802,1,notification,0,1,2024-01-09T09:15:01Z", "column entity_id: read \"0\", expected"},
};

TEST(PackValues, are_refused_with_line_column_what_was_read_and_what_was_expected) {
  const PackDirectory pack;
  for (const BadValue& bad : kBadValues) {
    write_pack(pack, {{bad.table, {kSoundRows.at(bad.table)[0], bad.row}}});
    if (std::string{"notification"} == bad.table) pack.remove("document");
    EXPECT_THAT(told(pack), ElementsAre(StartsWith(std::string{bad.table} + ".csv:3: " + bad.what)))
        << bad.row;
  }
}

}  // namespace
}  // namespace slettefrist::input
