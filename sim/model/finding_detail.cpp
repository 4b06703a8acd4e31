// The English of every phrase, as findings.csv has it.
//
// Words here are read by scripts: none changes without a reason. It must not know who says what.
#include "sim/model/finding_detail.h"

namespace slettefrist {
namespace {

constexpr PhraseTexts kEnglish = [] {
  using enum DetailPhrase;
  return PhraseTexts{
      {{had_to_be_gone, "had to be gone after the run of {0}"},
       {still_there, ", is still there after the last run"},
       {went_in_second_call, ", went only when the engine was called again at the same instant"},
       {went_a_day_later, ", went 1 day later"},
       {went_days_later, ", went {0} days later"},
       {outage_took_run, "; an outage took that run away"},
       {went_without_date, "went although the policy gives it no date"},
       {no_rule_in_force, "due on {0}, but no rule that may remove it was in force"},
       {or_held, ", or a hold ran over it"},
       {first_lawful_day, "first lawful day {0}"},
       {went_on, ", went on {0}"},
       {parent_went, "its parent went on {0} without it"},
       {parent_not_there, "is there after the run of {0}, its parent is not"},
       {unruled_went, "no rule covers it, and it was removed"},
       {no_date_stays, "the policy gives no date for it; it stays"},

       {row_altered, "the surviving row was altered"},
       {first_in_column, ", first in column {0}"},
       {row_inserted, "a row that no history knows was inserted"},
       {record_is_back, "the record was gone and is back"},
       {not_in_its_table, "the record is not in its table"},
       {token_stands_in, "its token stands in {0}"},
       {token_stands_in_table, "its token stands in the store's table {0}"},
       {at_byte, ", byte {0}"},
       {bytes_in_folder, "its bytes lie in the content folder"},
       {row_gone_file_there, "its row is gone and its file is still there"},
       {second_call_removed, "the engine was called again at the same instant and removed it"},
       {second_call_altered, "the engine was called again at the same instant and altered its row"},
       {second_call_inserted, "the engine was called again at the same instant and inserted a row"},

       {removal_not_logged, "the removal is not in the log"},
       {logged_removal_unseen, "the log tells of a removal that was not seen"},
       {removal_logged_twice, "the removal is logged more than once"},
       {log_row_lost, "the log row stood there before and is gone, or is not what it was"},
       {log_rows_changed,
        "rows of the log that stood there before were changed or removed, or others were put among them"},
       {log_row_untrue, "the log row is not true: "},
       {run_at_not_the_runs, "run_at is not the run's"},
       {as_of_not_the_runs, "as_of is not the run's day"},
       {due_after_as_of, "due_on is after as_of"},
       {another_rule, "the rule is another"},
       {due_on_told, "due_on is {0}"},
       {due_on_was, ", expected {0}"},

       {outside_closed_form, "a log row is outside the closed form: "},
       {no_such_area, "the area is none of the tables"},
       {no_such_rule, "the rule is not one of the policy's"},
       {as_of_not_a_day, "as_of is not a day"},
       {due_on_not_a_day, "due_on is not a day"},
       {column_named, "{0}"},
       {is_null, " is NULL"},
       {is_an_integer, " is an integer"},
       {is_a_fraction, " is a fraction"},
       {is_text, " is text"},
       {is_bytes, " is bytes"},
       {not_an_integer, ", not an integer"},
       {not_text, ", not text"},
       {is_no_day, " is no day YYYY-MM-DD"},
       {is_empty, " is empty"},
       {is_not_as_expected, " is not {0}"},
       {is_unknown_column, " is a column the log does not have"},

       {store_holds_no_parent, "its parent is not in the store"},
       {should_be_gone, "should be gone"},
       {should_be_gone_with_parent, "should be gone, with its notification"},
       {no_date, "the policy gives it no date"},
       {logged_and_still_there, "the log tells of its removal, and it is still there"},
       {logged_run_in_future, "the log tells of a run after {0}"},
       {logged_before_due, "the log tells of a removal before its due day"},
       {logged_twice, "its removal is logged more than once"},
       {as_of_no_day, "as_of is no day"},
       {due_on_no_day, "due_on is no day"},

       {engine_told, "{0}"},
       {transaction_left_open, "the program left a transaction open between two runs; it was stopped"},
       {store_file_gone, "the store's file is gone"},
       {store_file_replaced, "the store's file was replaced by another"},
       {write_ahead_log_replaced, "the store's write-ahead log was removed or replaced"},
       {log_index_spoilt, "the index of the store's write-ahead log (-shm) was removed, replaced or cut off"},
       {store_takes_nothing, "the store takes no new record any more: "},
       {store_unreadable, "{0}"},
       {table_redefined, "the table {0} is not the one that was made: its definition is another"},
       {table_unreadable, "{0}: "},
       {log_unreadable, "{0}"},
       {message, "{0}"},
       {and_next, "; "}}};
}();
static_assert(is_in_order(kEnglish));

constexpr std::string_view kPlace = "{0}";

struct AppendValue {
  std::string& text;
  void operator()(std::monostate) const {}
  void operator()(Day day) const { append_text(text, day); }
  void operator()(std::int64_t number) const { text += std::to_string(number); }
  void operator()(const std::string& words) const { text += words; }
};

}  // namespace

FindingDetail detail_of(DetailPhrase phrase, const FindingDetail& why) {
  FindingDetail detail{{phrase}};
  detail.insert(detail.end(), why.begin(), why.end());
  return detail;
}

void append_detail(FindingDetail& detail, const FindingDetail& more) {
  if (!detail.empty()) detail.push_back({DetailPhrase::and_next});
  detail.insert(detail.end(), more.begin(), more.end());
}

std::string_view english_of(DetailPhrase phrase) {
  return kEnglish.at(static_cast<std::size_t>(phrase)).text;
}

std::string to_text(const FindingDetail& detail) {
  std::string text;
  for (const DetailPart& part : detail) {
    const std::string_view pattern = english_of(part.phrase);
    const std::size_t place = pattern.find(kPlace);
    text += pattern.substr(0, place);
    if (place == std::string_view::npos) continue;
    std::visit(AppendValue{text}, part.value);
    text += pattern.substr(place + kPlace.size());
  }
  return text;
}

}  // namespace slettefrist
